{{ config(materialized='table') }}

{% for enum in _enums() -%}
select
    '{{ enum }}' as enum,
    value as enum_value
from {{ ref('ref_' ~ enum) }}
{{ 'union all' if not loop.last }}
{% endfor %}
