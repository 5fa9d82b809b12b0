{{ config(enabled=tool_is_on('van')) }}

select
    {{ conform('van', 'person_identifier', object='person', id=['van_person_id'], fields={
        'person_record_uid': uid('van', 'person', ['van_person_id']),
        'identifier_type': "case
            when database_mode = 0 then 'van_voter_file_id'
            else 'van_my_campaign_id'
        end",
        'identifier_namespace': 'account_slug',
        'identifier_value': 'van_person_id',
        'claim_kind': "'own_native'",
        'claim_strength': "'exact'",
        'observed_at': 'updated_at',
        'source_created_at': 'created_at',
        'source_updated_at': 'updated_at',
        'time_basis': "'offset_in_value'",
        'is_deleted': 'suppressed_at is not null',
        'deleted_at': 'suppressed_at',
        'deletion_basis': "case when suppressed_at is not null then 'source_flag' end",
    }) }}
from {{ ref('stg_van__contacts') }}
