{{ config(enabled=tool_is_on('action_network')) }}

with source as (

    {{ completed_rows('action_network', 'events') }}

)

select
    {{ landed_columns() }},

    -- ids
    id as action_network_event_id,
    creator_id as action_network_creator_id,

    -- strings
    coalesce(title, name) as event_name,
    status,
    type as event_type,
    timezone,
    browser_url,
    location__venue as venue_name,
    location__locality as locality,
    location__region as region,
    location__postal_code as postal_code,

    -- numbers
    capacity,
    location__location__latitude as latitude,
    location__location__longitude as longitude,

    -- timestamps
    -- wall clock of the event's place, although stamped as UTC
    {{ parse_timestamp('start_date') }} as starts_at_local,
    {{ parse_timestamp('end_date') }} as ends_at_local,
    created_date as created_at,
    modified_date as updated_at

from source
