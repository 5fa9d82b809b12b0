{{ config(enabled=tool_is_on('van')) }}

-- status 15 is Walk In in every committee
with signups as (

    select
        *,
        case when van_event_shift_id is null then van_event_id end as unslotted_event_id,
        coalesce(status_name, van_status_id) as status
    from {{ ref('stg_van__signups') }}

)

select
    {{ conform('van', 'event_attendance', object='signup', id=['van_signup_id'], fields={
        'person_record_uid': uid('van', 'person', ['van_person_id']),
        'event_uid': uid('van', 'event', ['van_event_id']),
        'event_shift_uid': 'coalesce('
            ~ uid('van', 'event_shift', ['van_event_shift_id']) ~ ', '
            ~ uid('van', 'whole_event', ['unslotted_event_id']) ~ ')',
        'attendance_status_raw': 'status',
        'role_raw': 'role_name',
        'guest_count': '0',
        'is_walk_in': "coalesce(van_status_id = '15', false)",
    }) }}
from signups
