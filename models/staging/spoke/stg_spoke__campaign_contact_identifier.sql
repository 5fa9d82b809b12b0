{{ config(enabled=tool_is_on('spoke')) }}

with source as (

    {{ completed_rows('spoke', 'campaign_contact_identifier') }}

)

select
    {{ landed_columns() }},

    -- ids
    campaign_contact_id as spoke_campaign_contact_id,
    field as field_name,

    -- strings
    identifier_type,
    identifier_namespace,
    identifier_value,

    -- timestamps
    updated_at

from source
