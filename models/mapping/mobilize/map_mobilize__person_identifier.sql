{{ config(enabled=tool_is_on('mobilize')) }}

select
    {{ conform('mobilize', 'person_identifier', object='user', id=['mobilize_user_id'], fields={
        'person_record_uid': uid('mobilize', 'person', ['mobilize_person_id']),
        'identifier_type': "'mobilize_user_id'",
        'identifier_namespace': "'global'",
        'identifier_value': 'mobilize_user_id',
        'claim_kind': "'own_native'",
        'claim_strength': "'exact'",
        'source_created_at': 'created_at',
        'source_updated_at': 'updated_at',
        'time_basis': "'documented_utc'",
    }) }}
from {{ ref('stg_mobilize__people') }}
where mobilize_user_id is not null
