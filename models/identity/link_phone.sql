{{ config(materialized='kept', touched_by={'link_change': ['record_uid']}) }}

with claimed as (

    select
        person_record_uid as record_uid,
        coalesce(match_value, {{ throughline.match_phone('value_raw') }}) as phone,
        max(case when is_primary then 1 else 0 end) as is_primary,
        max(observed_at) as observed_at
    from {{ ref('mds_contact_point') }}
    where
        contact_point_type = 'phone'
        and deliverability <> 'wrong_person'
        and {{ throughline.touched(['person_record_uid'], ref('link_change'), 'record_uid') }}
    group by
        person_record_uid, coalesce(match_value, {{ throughline.match_phone('value_raw') }})

),

named as (

    select claimed.*
    from claimed
    inner join {{ ref('link_person_name') }} as names on claimed.record_uid = names.record_uid
    where claimed.phone is not null

),

{{ throughline.personal_values('named', 'phone') }},

{{ throughline.counted('personal_values', ['phone']) }}

select
    record_uid,
    value_rank,
    phone,
    phone_count
from counted
