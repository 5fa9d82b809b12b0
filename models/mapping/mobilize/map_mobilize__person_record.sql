{{ config(enabled=tool_is_on('mobilize')) }}

select
    {{ conform('mobilize', 'person_record', object='person', id=['mobilize_person_id'], fields={
        'record_kind': "'contact'",
        'given_name': 'given_name',
        'family_name': 'family_name',
        'first_seen_at': 'created_at',
        'source_created_at': 'created_at',
        'source_updated_at': 'updated_at',
        'time_basis': "'documented_utc'",
    }) }}
from {{ ref('stg_mobilize__people') }}
