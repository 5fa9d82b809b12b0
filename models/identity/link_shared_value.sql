-- emails and phones that too many different people share to be anybody's own
{{ config(materialized='frozen') }}

{% set limits = throughline.linkage_settings()['value_class'] %}

with claimed as (

    select
        person_record_uid as record_uid,
        'email' as field,
        coalesce(match_value, lower(trim(value_raw))) as value
    from {{ rolled_up('contact_point') }}
    where contact_point_type = 'email' and deliverability <> 'wrong_person'
    union
    select
        person_record_uid as record_uid,
        'phone' as field,
        coalesce(match_value, {{ throughline.match_phone('value_raw') }}) as value
    from {{ rolled_up('contact_point') }}
    where contact_point_type = 'phone' and deliverability <> 'wrong_person'

),

frequent as (

    select field, value
    from claimed
    group by field, value
    having count(value) >= {{ limits['records'] }}

)

select frequent.field, frequent.value
from frequent
inner join claimed on frequent.field = claimed.field and frequent.value = claimed.value
inner join {{ ref('link_person_name') }} as names on claimed.record_uid = names.record_uid
group by frequent.field, frequent.value
having
    count(*) >= {{ limits['records'] }}
    and count(distinct substring(names.formal_given, 1, 3)) >= {{ limits['names'] }}
