{{ config(materialized='kept', touched_by={'link_change': ['record_no']}) }}

with contacts as (

    select
        number.record_no,
        coalesce(contact.match_value, {{ throughline.match_phone('contact.value_raw') }}) as phone,
        contact.value_raw,
        contact.is_primary,
        contact.observed_at
    from {{ rolled_up('contact_point') }} as contact
    inner join {{ ref('link_record_number') }} as number
        on contact.person_record_uid = number.record_uid
    where
        contact.contact_point_type = 'phone'
        and contact.deliverability <> 'wrong_person'
        and {{ throughline.touched(['number.record_no'], ref('link_change')) }}

),

numbers as (

    select
        record_no,
        phone,
        is_primary,
        observed_at
    from contacts
    union all
    -- a second number in the same field
    select
        record_no,
        {{ throughline.match_phone(throughline._replace_pattern('value_raw', '^[^/;,&]*[/;,&]')) }}
            as phone,
        false as is_primary,
        observed_at
    from contacts
    where
        value_raw like '%/%'
        or value_raw like '%;%'
        or value_raw like '%,%'
        or value_raw like '%&%'

),

claimed as (

    select
        record_no,
        phone,
        max(case when is_primary then 1 else 0 end) as is_primary,
        max(observed_at) as observed_at
    from numbers
    group by record_no, phone
    -- not a condition on rows: DuckDB would work every number out once more for it
    having count(phone) > 0

),

{{ throughline.personal_values('claimed', 'phone') }},

{{ throughline.counted('personal_values', ['phone']) }}

select
    record_no,
    value_rank,
    phone,
    phone_count
from counted
