{{ config(enabled=tool_is_on('action_network')) }}

select
    {{ conform('action_network', 'person_address', object='address', id_kind='composite',
        id=['action_network_person_id', 'position_in_list'], fields={
        'person_record_uid': uid('action_network', 'person', ['action_network_person_id']),
        'address_type': "'unknown'",
        'line_1_raw': 'address_line_1',
        'line_2_raw': 'address_line_2',
        'locality': 'locality',
        'region_raw': 'region',
        'postal_code_raw': 'postal_code',
        'country': 'country',
        'latitude': 'latitude',
        'longitude': 'longitude',
        'is_primary': 'is_primary',
        'source_created_at': 'created_at',
        'source_updated_at': 'updated_at',
        'time_basis': "'offset_in_value'",
    }) }}
from {{ ref('stg_action_network__people__postal_addresses') }}
