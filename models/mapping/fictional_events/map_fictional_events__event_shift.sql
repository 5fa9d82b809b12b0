{{ config(enabled=tool_is_on('fictional_events')) }}

-- the tool has no slots: each event is one
select
    {{ conform('fictional_events', 'event_shift', object='slot', id_kind='minted', id=['id'], fields={
        'event_uid': uid('fictional_events', 'event', ['id']),
        'starts_at': local_to_utc('cast(starts_local as ' ~ dbt.type_timestamp() ~ ')', 'zone'),
        'source_updated_at': 'updated_at',
        'source_timezone': 'zone',
        'time_basis': "'documented_zone'",
    }) }}
from {{ _fictional_rows('fictional_events_events') }}
