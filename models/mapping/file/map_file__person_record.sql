{{ config(enabled=tool_is_on('file')) }}

select
    {{ conform('file', 'person_record', object='person', id=['source_id'], fields={
        'feed_object': "'person'",
        'tool_slug': 'tool_slug',
        'source_id_kind': 'source_id_kind',
        'owner_org_uid': "'mds:registry:organization:' || owner_org_slug",
        'record_kind': "coalesce(record_kind, 'contact')",
        'full_name_raw': 'full_name',
        'given_name': 'given_name',
        'middle_name': 'middle_name',
        'family_name': 'family_name',
        'name_suffix': 'name_suffix',
        'birth_date': parse_birth_date('birth_date_text'),
        'birth_date_raw': 'birth_date_text',
        'birth_place': 'birth_place',
        'gender': 'lower(trim(gender))',
        'occupation': 'occupation',
        'employer': 'employer',
        'first_seen_at': 'observed_at',
        'source_updated_at': 'observed_at',
        'time_basis': "case when observed_at is null then 'none' else 'assumed' end",
    }) }}
from {{ ref('stg_file__people') }}

union all

{{ conform_file('person_record') }}
