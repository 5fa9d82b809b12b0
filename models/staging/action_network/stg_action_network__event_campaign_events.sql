{{ config(enabled=tool_is_on('action_network')) }}

with source as (

    {{ completed_rows('action_network', 'event_campaign_events') }}

)

select
    {{ landed_columns() }},

    -- ids
    event_campaign_id as action_network_event_campaign_id,
    event_id as action_network_event_id

from source
