{{ config(enabled=tool_is_on('spoke')) }}

with source as (

    {{ completed_rows('spoke', 'tag_campaign_contact') }}

)

select
    {{ landed_columns() }},

    -- ids
    id as spoke_tag_campaign_contact_id,
    source_id_kind,
    campaign_contact_id as spoke_campaign_contact_id,
    tag_id as spoke_tag_id,
    user_id as spoke_user_id,

    -- booleans
    is_deleted,

    -- timestamps
    created_at,
    updated_at

from source
