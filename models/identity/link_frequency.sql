-- how often a value is there, and how often two records taken at random agree on it
{{ config(materialized='frozen') }}

{% set values = [
    'given', 'family', 'birth', 'email', 'phone', 'building', 'postal_code', 'city',
    'birth_place', 'occupation', 'employer', 'gender',
] %}

with records as (

    select * from {{ ref('link_record') }}

),

counted as (

    select
        {% for value in values -%}
        cast(count({{ value }}) as {{ throughline.type_double() }}) as {{ value }}_total,
        cast(
            coalesce(sum(case when {{ value }} is not null then {{ value }}_count - 1 end), 0)
            as {{ throughline.type_double() }}
        ) as {{ value }}_pairs,
        {% endfor -%}
        cast(count(*) as {{ throughline.type_double() }}) as record_count
    from records

),

scopes as (

    select sum(record_count * (record_count - 1) / 2) as pair_count
    from (
        select cast(count(*) as {{ throughline.type_double() }}) as record_count
        from records
        group by match_scope
    ) as sizes

)

select
    {% for value in values -%}
    counted.{{ value }}_total,
    {# half an agreement is the least that a rate is taken for -#}
    greatest(counted.{{ value }}_pairs, 0.5)
    / greatest(counted.{{ value }}_total * (counted.{{ value }}_total - 1), 1)
        as {{ value }}_rate,
    {% endfor -%}
    counted.record_count,
    greatest(scopes.pair_count, 1) as pair_count
from counted
cross join scopes
