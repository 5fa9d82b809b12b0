{% macro local_first(seed, key, columns) -%}
with said as (

    {{ throughline.with_local(seed, columns) }}

),

ordered as (

    select
        *,
        row_number() over (
            partition by {{ key | join(', ') }} order by standing, {{ columns.keys() | join(', ') }}
        ) as place
    from said

)

select {{ columns.keys() | join(', ') }}
from ordered
where place = 1
{%- endmacro %}
