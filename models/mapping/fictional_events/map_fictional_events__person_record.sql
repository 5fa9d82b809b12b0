{{ config(enabled=tool_is_on('fictional_events')) }}

select
    {{ conform('fictional_events', 'person_record', object='person', id=['id'], fields={
        'record_kind': "'signer'",
        'full_name_raw': 'name',
        'source_updated_at': 'updated_at',
        'time_basis': "'documented_utc'",
    }) }}
from {{ _fictional_rows('fictional_events_people') }}
