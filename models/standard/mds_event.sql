{{ accepted('event', stubs_from={
    'event_attendance': ['event_uid'],
    'event_shift': ['event_uid'],
}, stub_values={
    'event_timezone': "coalesce(accounts.account_timezone, 'UTC')",
}) }}
