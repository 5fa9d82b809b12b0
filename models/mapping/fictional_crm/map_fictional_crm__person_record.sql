{{ config(enabled=tool_is_on('fictional_crm')) }}

select
    {{ conform('fictional_crm', 'person_record', object='person', id=['id'], fields={
        'record_kind': "'contact'",
        'given_name': 'first_name',
        'family_name': 'last_name',
        'birth_date_raw': 'born',
        'is_masked': 'is_masked',
        'source_updated_at': 'updated_at',
        'time_basis': "'documented_utc'",
        'is_deleted': 'deleted_at is not null',
        'deleted_at': 'deleted_at',
        'deletion_basis': "case
            when merged_into is not null then 'merged_into'
            when deleted_at is not null then 'source_flag' end",
        'superseded_by_uid': uid('fictional_crm', 'person', ['merged_into']),
    }) }}
from {{ _fictional_rows('fictional_crm_people') }}
