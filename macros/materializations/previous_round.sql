{% macro previous_round() -%}
    {{ return('__previous_round__') }}
{%- endmacro %}
