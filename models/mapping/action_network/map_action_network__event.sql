{{ config(enabled=tool_is_on('action_network')) }}

-- an event may be in no series; in several, the first by id counts
with series as (

    select
        account_slug,
        action_network_event_id,
        min(action_network_event_campaign_id) as action_network_event_campaign_id
    from {{ ref('stg_action_network__event_campaign_events') }}
    where missing_since is null
    group by account_slug, action_network_event_id

),

events as (

    select
        events.*,
        series.action_network_event_campaign_id
    from {{ ref('stg_action_network__events') }} as events
    left join series
        on
            events.account_slug = series.account_slug
            and events.action_network_event_id = series.action_network_event_id

)

select
    {{ conform('action_network', 'event', object='event',
        id=['action_network_event_id'], fields={
        'event_name': 'event_name',
        'campaign_uid': uid('action_network', 'event_campaign', [
            'action_network_event_campaign_id',
        ]),
        'event_status_raw': 'status',
        'starts_at': 'coalesce(' ~ local_to_utc('starts_at_local', 'timezone') ~ ', starts_at_local)',
        'ends_at': 'coalesce(' ~ local_to_utc('ends_at_local', 'timezone') ~ ', ends_at_local)',
        'event_timezone': 'timezone',
        'venue_name': 'venue_name',
        'locality': 'locality',
        'region': 'region',
        'postal_code': 'postal_code',
        'latitude': 'latitude',
        'longitude': 'longitude',
        'capacity': 'capacity',
        'host_person_record_uid': uid('action_network', 'person', [
            'action_network_creator_id',
        ]),
        'public_url': 'browser_url',
        'source_created_at': 'created_at',
        'source_updated_at': 'updated_at',
        'source_timezone': 'timezone',
        'time_basis': "case when timezone is null then 'account_default' else 'documented_zone' end",
    }) }}
from events
