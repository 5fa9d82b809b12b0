{{ config(materialized='kept', touched_by={'link_change': ['record_uid']}) }}

with claimed as (

    select
        address.person_record_uid as record_uid,
        {{ throughline.normalize_address('address.line_1_raw', 'address.line_2_raw') }}
            as address,
        {{ throughline.normalize_postal_code(
            'coalesce(address.postal_code_raw, address.postal_code)', 'address.country'
        ) }} as postal_code,
        {{ throughline.name_words('address.locality') }} as city,
        upper(trim(coalesce(address.region, address.region_raw))) as region,
        coalesce(address.is_primary, false) as is_primary,
        address.observed_at,
        address.record_uid as address_record_uid
    from {{ ref('mds_person_address') }} as address
    where
        (address.address_type <> 'work' or address.address_type is null)
        and {{ throughline.touched(['address.person_record_uid'], ref('link_change'), 'record_uid') }}

),

ranked as (

    select
        claimed.*,
        {{ throughline.address_building('address') }} as building,
        {{ throughline.postal_area('postal_code') }} as postal_area,
        row_number() over (
            partition by record_uid
            order by
                is_primary desc,
                observed_at desc nulls last,
                {{ throughline.in_key_order('address_record_uid') }}
        ) as value_rank
    from claimed
    where coalesce(address, postal_code, city, region) is not null

),

{{ throughline.counted('ranked', ['building', 'postal_code', 'city']) }}

select
    record_uid,
    value_rank,
    address,
    building,
    postal_code,
    postal_area,
    city,
    region,
    building_count,
    postal_code_count,
    city_count
from counted
