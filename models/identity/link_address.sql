{{ config(materialized='kept', touched_by={'link_change': ['record_no']}) }}

with claimed as (

    select
        number.record_no,
        address.line_1_raw,
        coalesce(address.line_2_raw, '') as line_2_raw,
        coalesce(address.postal_code_raw, address.postal_code) as postal_code_raw,
        coalesce(address.country, 'US') as country,
        address.locality,
        upper(trim(coalesce(address.region, address.region_raw))) as region,
        coalesce(address.is_primary, false) as is_primary,
        address.observed_at,
        address.record_uid as address_record_uid
    from {{ ref('mds_person_address') }} as address
    inner join {{ ref('link_record_number') }} as number
        on address.person_record_uid = number.record_uid
    where
        (address.address_type <> 'work' or address.address_type is null)
        and {{ throughline.touched(['number.record_no'], ref('link_change')) }}

),

-- what many records share is put in its comparable form once, a street once for its houses
houses as (

    select
        line_1_raw,
        line_2_raw,
        {{ throughline.house_number('line_1_raw') }} as house_number,
        substring(
            line_1_raw, length({{ throughline.house_number('line_1_raw') }}) + 1
        ) as street_raw
    from claimed
    where line_1_raw is not null
    group by line_1_raw, line_2_raw

),

street_words as (

    select
        street_raw,
        line_2_raw,
        {{ throughline.address_words('street_raw', 'line_2_raw') }} as words
    from houses
    group by street_raw, line_2_raw

),

streets as (

    select
        houses.line_1_raw,
        houses.line_2_raw,
        {{ throughline.trimmed_address('houses.house_number || street_words.words') }} as address
    from houses
    inner join street_words
        on
            houses.street_raw = street_words.street_raw
            and houses.line_2_raw = street_words.line_2_raw

),

-- what stands where a street is not told says nothing
told_streets as (

    select streets.*
    from streets
    -- most streets are one
    left join {{ ref('junk_value') }} as junk
        on
            junk.field = 'address'
            and {{ throughline.joined_words('streets.address') }} = junk.value
    where junk.value is null and not {{ throughline.is_withheld_address('streets.address') }}

),

postal_codes as (

    select
        postal_code_raw,
        country,
        {{ throughline.normalize_postal_code('postal_code_raw', 'country') }} as postal_code
    from claimed
    where postal_code_raw is not null
    group by postal_code_raw, country

),

-- nor does what a form lets through
told_postal_codes as (

    select postal_codes.*
    from postal_codes
    -- most are one
    left join {{ ref('junk_value') }} as junk
        on junk.field = 'postal_code' and postal_codes.postal_code = junk.value
    where junk.value is null

),

{{ throughline.once_per_value('claimed', 'locality', throughline.name_words('locality')) }},

parted as (

    select
        claimed.record_no,
        streets.address,
        {{ throughline.address_building('streets.address') }} as building,
        postal_codes.postal_code,
        {{ throughline.postal_area('postal_codes.postal_code') }} as postal_area,
        cities.value as city,
        claimed.region,
        row_number() over (
            partition by claimed.record_no
            order by
                claimed.is_primary desc,
                claimed.observed_at desc nulls last,
                {{ throughline.in_key_order('claimed.address_record_uid') }}
        ) as value_rank
    from claimed
    -- any part may be missing
    left join told_streets as streets
        on claimed.line_1_raw = streets.line_1_raw and claimed.line_2_raw = streets.line_2_raw
    left join told_postal_codes as postal_codes
        on
            claimed.postal_code_raw = postal_codes.postal_code_raw
            and claimed.country = postal_codes.country
    left join locality_values as cities on claimed.locality = cities.locality
    where coalesce(streets.address, postal_codes.postal_code, cities.value, claimed.region) is not null

),

{{ throughline.counted('parted', ['building', 'postal_code', 'city']) }}

select
    record_no,
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
