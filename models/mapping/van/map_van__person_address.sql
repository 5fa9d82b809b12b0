{{ config(enabled=tool_is_on('van')) }}

with claims as (

    select
        *,
        coalesce(van_address_id, van_person_id) as address_key
    from {{ ref('stg_van__contacts') }}
    where coalesce(address_line_1, city, region, postal_code) is not null

)

select
    {{ conform('van', 'person_address', object='address', id=['address_key'], fields={
        'source_id_kind':
            "case when van_address_id is null then 'composite' else 'native' end",
        'person_record_uid': uid('van', 'person', ['van_person_id']),
        'address_type_raw': 'address_type',
        'line_1_raw': 'address_line_1',
        'line_2_raw': 'address_line_2',
        'locality': 'city',
        'region_raw': 'region',
        'postal_code_raw': 'postal_code',
        'country': 'country',
        'is_primary': 'true',
        'observed_at': 'updated_at',
        'source_updated_at': 'updated_at',
        'time_basis': "'offset_in_value'",
        'is_deleted': 'suppressed_at is not null',
        'deleted_at': 'suppressed_at',
        'deletion_basis': "case when suppressed_at is not null then 'source_flag' end",
    }) }}
from claims
