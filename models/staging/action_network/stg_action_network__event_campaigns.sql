{{ config(enabled=tool_is_on('action_network')) }}

with source as (

    {{ completed_rows('action_network', 'event_campaigns') }}

)

select
    {{ landed_columns() }},

    -- ids
    id as action_network_event_campaign_id,
    creator_id as action_network_creator_id,

    -- strings
    coalesce(title, name) as event_campaign_name,
    browser_url,

    -- timestamps
    created_date as created_at,
    modified_date as updated_at

from source
