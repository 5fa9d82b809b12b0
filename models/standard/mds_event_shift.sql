{{ accepted('event_shift', stubs_from={
    'event_attendance': ['event_shift_uid'],
}, stub_values={
    'event_uid': 'child.event_uid',
}) }}
