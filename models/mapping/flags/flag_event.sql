{{ flagged('event', derived={
    'event_timezone': 'case when ' ~ is_time_zone('worded.event_timezone')
        ~ " then worded.event_timezone else coalesce(worded.account_timezone, 'UTC') end",
}, given=['event_timezone'], warn={
    'zone_assumed': 'event_timezone__given is null or event_timezone__given <> event_timezone',
    'ends_before_start': 'ends_at <= starts_at',
    'longer_than_a_day': 'ends_at > ' ~ dbt.dateadd('hour', 24, 'starts_at'),
}) }}
