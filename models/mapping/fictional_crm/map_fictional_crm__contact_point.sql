{{ config(enabled=tool_is_on('fictional_crm')) }}

select
    {{ conform('fictional_crm', 'contact_point', object='contact', id_kind='composite',
        id=['person_id', 'kind', 'place'], fields={
        'person_record_uid': uid('fictional_crm', 'person', ['person_id']),
        'contact_point_type': 'kind',
        'value_raw': 'contact_value',
        'is_primary': "place = '1'",
        'source_updated_at': 'updated_at',
        'time_basis': "'documented_utc'",
    }) }}
from {{ _fictional_rows('fictional_crm_contact_points') }}
