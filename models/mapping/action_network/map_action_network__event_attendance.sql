{{ config(enabled=tool_is_on('action_network')) }}

select
    {{ conform('action_network', 'event_attendance', object='attendance',
        id=['action_network_attendance_id'], fields={
        'person_record_uid': uid('action_network', 'person', ['action_network_person_id']),
        'event_uid': uid('action_network', 'event', ['action_network_event_id']),
        'event_shift_uid': uid('action_network', 'event_shift', ['action_network_event_id']),
        'attendance_status_raw': 'status',
        'registered_at': 'created_at',
        'role': "'attendee'",
        'guest_count': '0',
        'signup_source_raw': 'source_code',
        'source_created_at': 'created_at',
        'source_updated_at': 'updated_at',
        'time_basis': "'offset_in_value'",
    }) }}
from {{ ref('stg_action_network__attendances') }}
