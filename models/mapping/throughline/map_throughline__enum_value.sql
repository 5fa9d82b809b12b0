{{ config(materialized='table') }}

{% for enum in _enums() -%}
select
    '{{ enum }}' as enum,
    value as enum_value,
    value as rolls_up_to
from {{ ref('ref_' ~ enum) }}
union all
{% endfor -%}
{# A value of a fork's own counts as the value it is a kind of #}
{%- for enum in _enums() if 'ref_' ~ enum ~ '_local' in var('local_seeds') -%}
select
    '{{ enum }}' as enum,
    private.value as enum_value,
    private.parent_value as rolls_up_to
from {{ ref('ref_' ~ enum ~ '_local') }} as private
inner join {{ ref('ref_' ~ enum) }} as parents on private.parent_value = parents.value
where substr(private.value, 1, 2) = 'x_'
union all
{% endfor -%}
select
    cast(null as {{ dbt.type_string() }}) as enum,
    cast(null as {{ dbt.type_string() }}) as enum_value,
    cast(null as {{ dbt.type_string() }}) as rolls_up_to
where 1 = 0
