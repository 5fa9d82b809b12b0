{{ config(enabled=tool_is_on('fictional_events')) }}

select
    {{ conform('fictional_events', 'event', object='event', id=['id'], fields={
        'event_name': 'title',
        'event_type': "'watch_party'",
        'event_status': "'confirmed'",
        'starts_at': local_to_utc('cast(starts_local as ' ~ dbt.type_timestamp() ~ ')', 'zone'),
        'event_timezone': 'zone',
        'source_updated_at': 'updated_at',
        'source_timezone': 'zone',
        'time_basis': "'documented_zone'",
    }) }}
from {{ _fictional_rows('fictional_events_events') }}
