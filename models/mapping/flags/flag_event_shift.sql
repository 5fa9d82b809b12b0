{{ flagged('event_shift', warn={
    'ends_before_start': 'ends_at <= starts_at',
    'longer_than_a_day': 'ends_at > ' ~ dbt.dateadd('hour', 24, 'starts_at'),
}) }}
