{# An entity: what was not refused, and a stub for every row that others point at
   and nobody has brought. #}
{% macro accepted(entity, stubs_from={}, stub_values={}) -%}
with kept as (

    select
        {%- for column in model.columns %}
        {{ column }}{{ ',' if not loop.last }}
        {%- endfor %}
    from {{ ref('flag_' ~ entity) }}
    where trim(rejecting_rules) = ''

)
{%- if stubs_from %},

{{ throughline._stubs(stubs_from, stub_values) }}

select * from kept
union all
select
    {%- for column in model.columns %}
    {{ column }}{{ ',' if not loop.last }}
    {%- endfor %}
from stubs
{%- else %}

select * from kept
{%- endif %}
{%- endmacro %}
