-- why two records may not be one person, whatever else they agree on
{{ config(materialized='kept', touched_by={'link_touched': ['record_no_l', 'record_no_r']}) }}

{% set settings = throughline.linkage_settings() %}

-- one name, and nothing else but a place where each can be reached elsewhere
{% set are_namesakes = [] %}
{% for comparison, levels in {
    'given_name': '= 7', 'family_name': '= 6', 'middle_name': '<= 1', 'birth_date': '= 1',
    'email': '<= 1', 'phone': '<= 2', 'address': '<= 1', 'identifier': '<= 1',
}.items() %}
{% do are_namesakes.append(throughline.level_of('compared.pattern', comparison) ~ ' ' ~ levels) %}
{% endfor %}

with compared as (

    select
        comparison.record_no_l,
        comparison.record_no_r,
        comparison.pattern,
        comparison.is_contradicted
    from {{ ref('link_comparison') }} as comparison
    inner join {{ ref('link_component') }} as members_l
        on comparison.record_no_l = members_l.record_no
    inner join {{ ref('link_component') }} as members_r
        on
            comparison.record_no_r = members_r.record_no
            and members_l.component_no = members_r.component_no
    where {{ throughline.touched(['comparison.record_no_l'], ref('link_touched')) }}
    union all
    select
        record_no_l,
        record_no_r,
        pattern,
        is_contradicted
    from {{ ref('link_neighbour_comparison') }}
    where {{ throughline.touched(['record_no_l'], ref('link_touched')) }}

),

sides as (

    select
        compared.record_no_l,
        compared.record_no_r,
        compared.is_contradicted,
        {{ are_namesakes | join(' and ') }}
        and (
            {{ throughline.level_of('compared.pattern', 'place') }} <= 2
            or coalesce(record_l.email, record_l.phone) is not null
            and coalesce(record_r.email, record_r.phone) is not null
        ) as are_namesakes,
        record_l.suffix as suffix_l,
        record_r.suffix as suffix_r,
        record_l.birth as birth_l,
        record_r.birth as birth_r,
        {{ throughline.is_id_grade('record_l', settings['id_grade']['birth_date']) }}
        and {{ throughline.is_id_grade('record_r', settings['id_grade']['birth_date']) }}
            as has_sure_births,
        {{ throughline.is_id_grade('record_l', settings['id_grade']['identifier']) }}
        and {{ throughline.is_id_grade('record_r', settings['id_grade']['identifier']) }}
            as has_sure_ids
    from compared
    inner join {{ ref('link_record') }} as record_l
        on compared.record_no_l = record_l.record_no
    inner join {{ ref('link_record') }} as record_r
        on compared.record_no_r = record_r.record_no

),

suspects as (

    select * from sides
    where is_contradicted = 1 or are_namesakes or has_sure_births or has_sure_ids

)

select
    record_no_l,
    record_no_r,
    'suffix' as reason
from suspects
where {{ throughline.are_other_suffixes() }}
union all
select distinct
    suspects.record_no_l,
    suspects.record_no_r,
    'identifier' as reason
from suspects
inner join {{ ref('link_identifier') }} as id_l on suspects.record_no_l = id_l.record_no
inner join {{ ref('link_identifier') }} as id_r
    on
        suspects.record_no_r = id_r.record_no
        and id_l.identifier_type = id_r.identifier_type
        and id_l.issuer = id_r.issuer
where
    id_l.identifier_value <> id_r.identifier_value
    and (id_l.is_one_per_person or suspects.has_sure_ids)
union all
select
    record_no_l,
    record_no_r,
    'birth_date' as reason
from suspects
where has_sure_births and {{ throughline.is_other_birth_date('birth_l', 'birth_r') }}
union all
select
    record_no_l,
    record_no_r,
    'generation' as reason
from suspects
where
    are_namesakes
    and length(birth_l) = 8
    and length(birth_r) = 8
    and abs(
        cast(substring(birth_l, 1, 4) as {{ dbt.type_int() }})
        - cast(substring(birth_r, 1, 4) as {{ dbt.type_int() }})
    ) >= 15
union all
select
    record_no_l,
    record_no_r,
    'ruling' as reason
from {{ ref('link_ruling') }}
where
    is_different = 1
    and {{ throughline.touched(['record_no_l', 'record_no_r'], ref('link_touched')) }}
