{{ config(materialized='kept', touched_by={'link_change': ['record_uid']}) }}

with contacts as (

    select
        person_record_uid as record_uid,
        coalesce(match_value, {{ throughline.match_phone('value_raw') }}) as phone,
        is_primary,
        observed_at
    from {{ rolled_up('contact_point') }}
    where
        contact_point_type = 'phone'
        and deliverability <> 'wrong_person'
        and {{ throughline.touched(['person_record_uid'], ref('link_change'), 'record_uid') }}

),

claimed as (

    select
        record_uid,
        phone,
        max(case when is_primary then 1 else 0 end) as is_primary,
        max(observed_at) as observed_at
    from contacts
    group by record_uid, phone
    -- not a condition on rows: DuckDB would work every number out once more for it
    having count(phone) > 0

),

named as (

    select claimed.*
    from claimed
    inner join {{ ref('link_person_name') }} as names on claimed.record_uid = names.record_uid

),

{{ throughline.personal_values('named', 'phone') }},

{{ throughline.counted('personal_values', ['phone']) }}

select
    record_uid,
    value_rank,
    phone,
    phone_count
from counted
