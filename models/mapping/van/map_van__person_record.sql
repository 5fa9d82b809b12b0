{{ config(enabled=tool_is_on('van')) }}

-- VAN hides a merged person without always saying when
with people as (

    select
        *,
        case
            when merged_into_person_id is not null
                then coalesce(suppressed_at, updated_at, extracted_at)
            else suppressed_at
        end as gone_at
    from {{ ref('stg_van__contacts') }}

)

select
    {{ conform('van', 'person_record', object='person', id=['van_person_id'], fields={
        'record_kind': "case when database_mode = 0 then 'voter_file' else 'contact' end",
        'given_name': 'given_name',
        'middle_name': 'middle_name',
        'family_name': 'family_name',
        'name_suffix': 'name_suffix',
        'preferred_name': 'preferred_name',
        'birth_date_raw': 'birth_date_raw',
        'gender': 'lower(sex)',
        'occupation': 'occupation',
        'employer': 'employer',
        'language': 'language',
        'deceased_status':
            "case when is_deceased then 'reported' else 'not_reported' end",
        'first_seen_at': 'created_at',
        'source_created_at': 'created_at',
        'source_updated_at': 'updated_at',
        'time_basis': "'offset_in_value'",
        'is_deleted': 'gone_at is not null',
        'deleted_at': 'gone_at',
        'deletion_basis': "case
            when merged_into_person_id is not null then 'merged_into'
            when gone_at is not null then 'source_flag'
        end",
        'superseded_by_uid': uid('van', 'person', ['merged_into_person_id']),
    }) }}
from people
