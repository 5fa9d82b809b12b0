{{ config(enabled=tool_is_on('mobilize')) }}

with times as (

    select
        account_slug,
        mobilize_event_id,
        min(starts_at) as starts_at,
        max(ends_at) as ends_at
    from {{ ref('stg_mobilize__events__timeslots') }}
    group by account_slug, mobilize_event_id

),

-- an event may have no timeslots, and most are never deleted
dated as (

    select
        events.*,
        times.starts_at,
        times.ends_at,
        deletions.deleted_at
    from {{ ref('stg_mobilize__events') }} as events
    left join times
        on
            events.account_slug = times.account_slug
            and events.mobilize_event_id = times.mobilize_event_id
    left join {{ ref('stg_mobilize__events_deleted') }} as deletions
        on
            events.account_slug = deletions.account_slug
            and events.mobilize_event_id = deletions.mobilize_event_id

)

select
    {{ conform('mobilize', 'event', object='event', id=['mobilize_event_id'], fields={
        'event_name': 'title',
        'event_type_raw': 'event_type',
        'campaign_uid': uid('mobilize', 'event_campaign', ['mobilize_event_campaign_id']),
        'event_status_raw': 'approval_status',
        'is_virtual': 'coalesce(is_virtual, false)',
        'starts_at': 'starts_at',
        'ends_at': 'ends_at',
        'event_timezone': 'timezone',
        'venue_name': 'venue_name',
        'locality': 'locality',
        'region': 'region',
        'postal_code': 'postal_code',
        'latitude': 'latitude',
        'longitude': 'longitude',
        'host_person_record_uid': uid('mobilize', 'person', ['owner_person_id']),
        'is_volunteer_hosted': 'is_volunteer_hosted',
        'visibility': 'lower(visibility)',
        'public_url': 'browser_url',
        'source_created_at': 'created_at',
        'source_updated_at': 'updated_at',
        'source_timezone': 'timezone',
        'time_basis': "'documented_utc'",
        'is_deleted': 'deleted_at is not null',
        'deleted_at': 'deleted_at',
        'deletion_basis': "case when deleted_at is not null then 'source_feed' end",
    }) }}
from dated
