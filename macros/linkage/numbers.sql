{# One row for each whole number from 1 to `most`. #}
{% macro numbers(most) -%}
    {%- for number in range(1, most + 1) %}
    select {{ number }} as number{{ ' union all' if not loop.last }}
    {%- endfor %}
{%- endmacro %}
