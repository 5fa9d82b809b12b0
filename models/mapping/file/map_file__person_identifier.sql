{{ config(enabled=tool_is_on('file')) }}

select
    {{ conform('file', 'person_identifier', object='identifier', id_kind='composite',
        id=['source_id', 'identifier_type', 'identifier_namespace'], fields={
        'feed_object': "'person'",
        'tool_slug': 'tool_slug',
        'owner_org_uid': "'mds:registry:organization:' || owner_org_slug",
        'person_record_uid':
            mds_record_uid('tool_slug', 'account_slug', "'person'", ['source_id']),
        'identifier_type': 'identifier_type',
        'identifier_namespace': 'identifier_namespace',
        'identifier_value': 'identifier_value',
        'claim_kind': "'list_upload'",
        'claim_strength': "'exact'",
        'observed_at': 'observed_at',
        'source_updated_at': 'observed_at',
        'time_basis': "case when observed_at is null then 'none' else 'assumed' end",
    }) }}
from {{ ref('stg_file__people_identifier') }}

union all

{{ conform_file('person_identifier') }}
