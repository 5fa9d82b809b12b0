{{ config(enabled=tool_is_on('file')) }}

with addresses as (

    select * from {{ ref('stg_file__people') }}
    where
        coalesce(address_line_1, address_line_2, city, region, postal_code) is not null

)

select
    {{ conform('file', 'person_address', object='address', id=['source_id'],
        id_kind='composite', fields={
        'feed_object': "'person'",
        'tool_slug': 'tool_slug',
        'owner_org_uid': "'mds:registry:organization:' || owner_org_slug",
        'person_record_uid':
            mds_record_uid('tool_slug', 'account_slug', "'person'", ['source_id']),
        'address_type': "'unknown'",
        'line_1_raw': 'address_line_1',
        'line_2_raw': 'address_line_2',
        'locality': 'city',
        'region_raw': 'region',
        'postal_code_raw': 'postal_code',
        'country': 'country',
        'is_primary': 'true',
        'observed_at': 'observed_at',
        'source_updated_at': 'observed_at',
        'time_basis': "case when observed_at is null then 'none' else 'assumed' end",
    }) }}
from addresses

union all

{{ conform_file('person_address') }}
