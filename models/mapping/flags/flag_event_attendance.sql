{{ flagged('event_attendance', derived={
    'role': "coalesce(worded.role, 'attendee')",
    'guest_count': 'coalesce(worded.guest_count, 0)',
}, warn={
    'attended_before_registered': 'attended_at < registered_at and not is_walk_in',
}) }}
