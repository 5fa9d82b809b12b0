{{ config(enabled=tool_is_on('mobilize')) }}

-- what was recorded on the day outranks what was planned
with told as (

    select
        *,
        case
            when is_attended then 'attended:true'
            when not is_attended then 'attended:false'
            else status
        end as furthest,
        case when is_attended then 'true' when not is_attended then 'false' end as attended
    from {{ ref('stg_mobilize__attendances') }}

)

select
    {{ conform('mobilize', 'event_attendance', object='participation',
        id=['mobilize_attendance_id'], fields={
        'source_id_kind': "case
            when substr(mobilize_attendance_id, 1, 3) = 'h1_' then 'content_hash'
            else 'native'
        end",
        'person_record_uid': uid('mobilize', 'person', ['mobilize_person_id']),
        'event_uid': uid('mobilize', 'event', ['mobilize_event_id']),
        'event_shift_uid': uid('mobilize', 'timeslot', ['mobilize_timeslot_id']),
        'attendance_status_raw': 'furthest',
        'attended_raw': 'attended',
        'registered_at': 'created_at',
        'role': "'attendee'",
        'guest_count': '0',
        'utm_source': 'utm_source',
        'utm_medium': 'utm_medium',
        'utm_campaign': 'utm_campaign',
        'is_masked': 'is_restricted',
        'source_created_at': 'created_at',
        'source_updated_at': 'updated_at',
        'time_basis': "'documented_utc'",
    }) }}
from told
