{{ config(enabled=tool_is_on('spoke')) }}

with source as (

    {{ completed_rows('spoke', 'campaign') }}

)

select
    {{ landed_columns() }},

    -- ids
    id as spoke_campaign_id,
    organization_id as spoke_organization_id,
    creator_id as creator_user_id,

    -- strings
    title,
    timezone,

    -- booleans
    is_started,
    is_archived,

    -- timestamps
    due_by as due_at,
    created_at,
    updated_at

from source
