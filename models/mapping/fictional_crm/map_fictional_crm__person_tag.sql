{{ config(enabled=tool_is_on('fictional_crm')) }}

select
    {{ conform('fictional_crm', 'person_tag', object='applied_tag', id_kind='composite',
        id=['person_id', 'tag_id'], fields={
        'person_record_uid': uid('fictional_crm', 'person', ['person_id']),
        'tag_source_id': 'tag_id',
        'tag_name_raw': 'name',
        'source_updated_at': 'updated_at',
        'time_basis': "'documented_utc'",
    }) }}
from {{ _fictional_rows('fictional_crm_tags') }}
