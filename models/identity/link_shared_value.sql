-- emails and phones that too many different people share to be anybody's own
{{ config(materialized='frozen') }}

{% set limits = throughline.linkage_settings()['value_class'] %}

with contacts as (

    select
        person_record_uid,
        'email' as field,
        coalesce(match_value, lower(trim(value_raw))) as value
    from {{ rolled_up('contact_point') }}
    where contact_point_type = 'email' and deliverability <> 'wrong_person'
    union all
    select
        person_record_uid,
        'phone' as field,
        coalesce(match_value, {{ throughline.match_phone('value_raw') }}) as value
    from {{ rolled_up('contact_point') }}
    where contact_point_type = 'phone' and deliverability <> 'wrong_person'

),

frequent as (

    select
        field,
        value
    from contacts
    group by field, value
    having count(value) >= {{ limits['records'] }}

),

claimed as (

    select distinct
        frequent.field,
        frequent.value,
        number.record_no
    from frequent
    inner join contacts on frequent.field = contacts.field and frequent.value = contacts.value
    inner join {{ ref('link_record_number') }} as number
        on contacts.person_record_uid = number.record_uid

)

select
    claimed.field,
    claimed.value
from claimed
inner join {{ ref('link_person_name') }} as names on claimed.record_no = names.record_no
group by claimed.field, claimed.value
having
    count(*) >= {{ limits['records'] }}
    and count(distinct substring(names.formal_given, 1, 3)) >= {{ limits['names'] }}
