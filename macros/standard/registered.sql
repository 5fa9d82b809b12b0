{# Where configuration, seed and registration name one key, that is also their order #}
{% macro registered(table, key, columns, seed=none) -%}
with said as (

    select
        {%- for column, type in columns.items() %}
        cast({{ column }} as {{ api.Column.translate_type(type) }}) as {{ column }},
        {%- endfor %}
        1 as standing
    from {{ ref(seed or 'registry_' ~ table) }}
    union all
    select
        {%- for column, type in columns.items() %}
        cast({{ column }} as {{ api.Column.translate_type(type) }}) as {{ column }},
        {%- endfor %}
        case when registered_by = 'throughline.toml' then 0 else 2 end as standing
    from {{ source('registry', table) }}

),

ordered as (

    select
        *,
        row_number() over (
            partition by {{ key | join(', ') }} order by standing, {{ columns.keys() | join(', ') }}
        ) as place
    from said

),

registered as (

    select {{ columns.keys() | join(', ') }}
    from ordered
    where place = 1

)
{%- endmacro %}
