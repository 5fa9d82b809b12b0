{{ config(materialized='kept', touched_by={'link_change': ['record_no']}) }}

{% set told = [
    'counted.tool_slug', 'counted.account_slug', 'counted.given', 'counted.middle', 'counted.family',
    'counted.suffix', 'counted.birth', 'counted.email', 'counted.phone', 'counted.address',
    'counted.postal_code', 'counted.city',
] %}
{% set values = [
    'given', 'family', 'birth', 'birth_place', 'occupation', 'employer', 'gender',
] %}

with records as (

    select
        record.record_no,
        record.record_uid,
        record.tool_slug,
        record.account_slug,
        record.owner_org_uid,
        record.match_scope,
        coalesce(
            record.birth_date_raw,
            cast(record.birth_date as {{ dbt.type_string() }}),
            cast(record.birth_year as {{ dbt.type_string() }})
        ) as birth_raw,
        record.birth_place as birth_place_raw,
        record.occupation as occupation_raw,
        record.employer as employer_raw,
        {{ throughline.gender_letter('record.gender') }} as gender
    from {{ ref('link_participant') }} as record
    -- hardly anybody is suppressed
    left join {{ ref('link_suppressed') }} as suppressed
        on record.record_uid = suppressed.record_uid
    where
        suppressed.record_uid is null
        and {{ throughline.touched(['record.record_no'], ref('link_change')) }}

),

{{ throughline.once_per_value(
    'records', 'birth_raw', throughline.birth_date_digits('birth_raw')
) }},

{{ throughline.once_per_value(
    'records', 'birth_place_raw', throughline.name_words('birth_place_raw')
) }},

{{ throughline.once_per_value(
    'records', 'occupation_raw', throughline.name_words('occupation_raw')
) }},

{{ throughline.once_per_value(
    'records', 'employer_raw', throughline.name_words('employer_raw')
) }},

{% for kind in ['email', 'phone', 'address'] -%}
{{ kind }}_many as (

    select record_uid, max(value_rank) as value_count
    from {{ ref('link_' ~ kind) }}
    where value_rank > 1
    group by record_uid

),

{% endfor -%}
joined as (

    select
        records.record_no,
        records.record_uid,
        records.tool_slug,
        records.account_slug,
        records.owner_org_uid,
        records.match_scope,
        births.value as birth,
        birth_places.value as birth_place,
        occupations.value as occupation,
        employers.value as employer,
        records.gender,
        names.given,
        names.formal_given,
        names.given_joined,
        names.given_middle,
        names.middle,
        names.family,
        names.family_first,
        names.family_last,
        names.name_words,
        names.suffix,
        names.given_soundex,
        names.family_soundex,
        names.is_listed_given,
        email.email,
        email.email_local,
        email.email_domain,
        email.email_digits,
        email.email_is_from_name,
        email.email_count,
        email.email_domain_count,
        phone.phone,
        phone.phone_count,
        address.address,
        address.building,
        address.postal_code,
        address.postal_area,
        address.city,
        address.region,
        address.building_count,
        address.postal_code_count,
        address.city_count,
        {% for kind in ['email', 'phone', 'address'] -%}
        coalesce({{ kind }}_many.value_count, 1) as {{ kind }}_values{{ ',' if not loop.last }}
        {% endfor -%}
    from records
    inner join {{ ref('link_person_name') }} as names on records.record_uid = names.record_uid
    -- any value may be missing
    left join birth_raw_values as births on records.birth_raw = births.birth_raw
    left join birth_place_raw_values as birth_places
        on records.birth_place_raw = birth_places.birth_place_raw
    left join occupation_raw_values as occupations
        on records.occupation_raw = occupations.occupation_raw
    left join employer_raw_values as employers on records.employer_raw = employers.employer_raw
    -- the first of each kind; a record may have none
    left join {{ ref('link_email') }} as email
        on records.record_uid = email.record_uid and email.value_rank = 1
    left join {{ ref('link_phone') }} as phone
        on records.record_uid = phone.record_uid and phone.value_rank = 1
    left join {{ ref('link_address') }} as address
        on records.record_uid = address.record_uid and address.value_rank = 1
    -- most records have one of each at most
    {% for kind in ['email', 'phone', 'address'] -%}
    left join {{ kind }}_many on records.record_uid = {{ kind }}_many.record_uid
    {% endfor %}

),

{{ throughline.counted('joined', values) }},

{{ throughline.namesakes('counted') }}

select
    counted.*,
    coalesce(namesakes.namesake_share, 0) as namesake_share,
    {{ throughline.row_hash(told) }} as told_as,
    (counted.given is null or counted.family is null)
    and counted.email is null
    and counted.phone is null
    and counted.birth is null
    and counted.address is null
    and counted.birth_place is null
    and (counted.postal_code is null or upper(counted.postal_code) = lower(counted.postal_code))
        as is_weak
from counted
left join namesakes
    on
        counted.match_scope = namesakes.match_scope
        and counted.formal_given = namesakes.formal_given
        and counted.family = namesakes.family
