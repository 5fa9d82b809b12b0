{{ config(enabled=tool_is_on('fictional_events')) }}

select
    {{ conform('fictional_events', 'event_attendance', object='signup', id=['id'], fields={
        'person_record_uid': uid('fictional_events', 'person', ['person_id']),
        'event_uid': uid('fictional_events', 'event', ['event_id']),
        'event_shift_uid': uid('fictional_events', 'slot', ['coalesce(slot_id, event_id)']),
        'attendance_status': 'status',
        'is_masked': 'is_masked',
        'source_updated_at': 'updated_at',
        'time_basis': "'documented_utc'",
    }) }}
from {{ _fictional_rows('fictional_events_signups') }}
