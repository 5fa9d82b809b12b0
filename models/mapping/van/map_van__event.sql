{{ config(enabled=tool_is_on('van')) }}

-- an event may have no place and no code; of several the first listed counts
with placed as (

    select
        events.*,
        locations.location_name,
        locations.city,
        locations.region,
        locations.postal_code,
        codes.van_code_id
    from {{ ref('stg_van__events') }} as events
    left join {{ ref('stg_van__events__locations') }} as locations
        on
            events.account_slug = locations.account_slug
            and events.van_event_id = locations.van_event_id
            and locations.position_in_list = 0
    left join {{ ref('stg_van__events__codes') }} as codes
        on
            events.account_slug = codes.account_slug
            and events.van_event_id = codes.van_event_id
            and codes.position_in_list = 0

)

select
    {{ conform('van', 'event', object='event', id=['van_event_id'], fields={
        'event_name': 'event_name',
        'event_type_raw': 'event_type',
        'campaign_uid': uid('van', 'code', ['van_code_id']),
        'event_status': "case
            when is_active then 'confirmed'
            when not is_active then 'cancelled'
        end",
        'starts_at': 'starts_at',
        'ends_at': 'ends_at',
        'venue_name': 'location_name',
        'locality': 'city',
        'region': 'region',
        'postal_code': 'postal_code',
        'visibility':
            "case when is_publicly_viewable then 'public' else 'private' end",
        'source_created_at': 'created_at',
        'time_basis': "'offset_in_value'",
    }) }}
from placed
