{{ config(enabled=tool_is_on('mobilize')) }}

-- the timeslots of a deleted event went with it
with shifts as (

    select
        timeslots.*,
        deletions.deleted_at
    from {{ ref('stg_mobilize__events__timeslots') }} as timeslots
    left join {{ ref('stg_mobilize__events_deleted') }} as deletions
        on
            timeslots.account_slug = deletions.account_slug
            and timeslots.mobilize_event_id = deletions.mobilize_event_id

)

select
    {{ conform('mobilize', 'event_shift', object='timeslot', id=['mobilize_timeslot_id'], fields={
        'event_uid': uid('mobilize', 'event', ['mobilize_event_id']),
        'starts_at': 'starts_at',
        'ends_at': 'ends_at',
        'capacity': 'max_attendees',
        'source_updated_at': 'updated_at',
        'time_basis': "'documented_utc'",
        'is_deleted': 'deleted_at is not null',
        'deleted_at': 'deleted_at',
        'deletion_basis': "case when deleted_at is not null then 'source_feed' end",
    }) }}
from shifts
