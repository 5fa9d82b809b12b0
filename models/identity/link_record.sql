{{ config(materialized='kept', touched_by={'link_change': ['record_no']}) }}

{% set values = [
    'given', 'family', 'birth', 'birth_place', 'occupation', 'employer', 'gender',
] %}
{% set parts = {} %}
{% for part in ['person_name', 'email', 'phone', 'address'] %}
{% do parts.update({part: throughline.of_touched(
    ref('link_' ~ part), 'record_no', by=ref('link_change')
)}) %}
{% endfor %}

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
        {{ throughline.gender_letter('record.gender') }} as gender,
        record.record_kind = 'campaign_contact' as is_campaign_contact
    from {{ ref('link_participant') }} as record
    -- hardly anybody is suppressed
    left join {{ ref('link_suppressed') }} as suppressed
        on record.record_no = suppressed.record_no
    where
        suppressed.record_no is null
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

-- a birth date of the last years is the day of signing
latest as (

    select
        cast({{ throughline.year_of('max(loaded_at)') }} - 5 as {{ dbt.type_string() }})
            as first_of_late_years
    from {{ ref('mds_person_record') }}

),

-- what is counted
joined as (

    select
        records.record_no,
        records.record_uid,
        records.tool_slug,
        records.account_slug,
        records.owner_org_uid,
        records.match_scope,
        records.is_campaign_contact,
        case when births.value < latest.first_of_late_years then births.value end as birth,
        birth_places.value as birth_place,
        occupations.value as occupation,
        employers.value as employer,
        records.gender,
        names.given,
        names.formal_given,
        names.family,
        email.email,
        phone.phone
    from records
    cross join latest
    inner join {{ parts['person_name'] }} as names on records.record_no = names.record_no
    -- any value may be missing
    left join birth_raw_values as births on records.birth_raw = births.birth_raw
    left join birth_place_raw_values as birth_places
        on records.birth_place_raw = birth_places.birth_place_raw
    left join occupation_raw_values as occupations
        on records.occupation_raw = occupations.occupation_raw
    left join employer_raw_values as employers on records.employer_raw = employers.employer_raw
    -- the first of each kind; a record may have none
    left join {{ parts['email'] }} as email
        on records.record_no = email.record_no and email.value_rank = 1
    left join {{ parts['phone'] }} as phone
        on records.record_no = phone.record_no and phone.value_rank = 1

),

{{ throughline.counted('joined', values) }},

{{ throughline.namesakes('counted') }},

valued as (

    select counted.*, coalesce(namesakes.namesake_share, 0) as namesake_share
    from counted
    -- most names have one bearer
    left join namesakes on {{ throughline.name_key() }} = namesakes.name_key

)

{%- for kind in ['email', 'phone', 'address'] %},

{{ kind }}_many as (

    select record_no, max(value_rank) as value_count
    from {{ parts[kind] }} as part
    where value_rank > 1
    group by record_no

)
{%- endfor %}

select
    valued.*,
    names.given_joined,
    names.given_middle,
    names.middle,
    names.family_first,
    names.family_last,
    names.name_words,
    names.suffix,
    names.given_soundex,
    names.family_soundex,
    names.is_listed_given,
    names.call_name,
    names.given_sounds,
    email.email_local,
    email.email_domain,
    email.email_digits,
    email.email_is_from_name,
    email.email_count,
    email.email_domain_count,
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
    coalesce({{ kind }}_many.value_count, 1) as {{ kind }}_values,
    {% endfor -%}
    names.is_nobody
    or (valued.given is null or valued.family is null)
    and valued.email is null
    and valued.phone is null
    and valued.birth is null
    and address.address is null
    and valued.birth_place is null
    and (address.postal_code is null or upper(address.postal_code) = lower(address.postal_code))
        as is_weak
from valued
inner join {{ parts['person_name'] }} as names on valued.record_no = names.record_no
left join {{ parts['email'] }} as email
    on valued.record_no = email.record_no and email.value_rank = 1
left join {{ parts['phone'] }} as phone
    on valued.record_no = phone.record_no and phone.value_rank = 1
left join {{ parts['address'] }} as address
    on valued.record_no = address.record_no and address.value_rank = 1
-- most records have one of each at most
{% for kind in ['email', 'phone', 'address'] -%}
left join {{ kind }}_many on valued.record_no = {{ kind }}_many.record_no
{% endfor -%}
