{{ config(enabled=tool_is_on('mobilize')) }}

select
    {{ conform('mobilize', 'person_address', object='address', id_kind='composite',
        id=['mobilize_person_id', 'position_in_list'], fields={
        'person_record_uid': uid('mobilize', 'person', ['mobilize_person_id']),
        'address_type': "'unknown'",
        'postal_code_raw': 'postal_code',
        'is_primary': 'is_primary',
        'source_updated_at': 'updated_at',
        'time_basis': "'documented_utc'",
    }) }}
from {{ ref('stg_mobilize__people__postal_addresses') }}
