{% macro each_round() -%}
    {{ return('\n/* each round */\n') }}
{%- endmacro %}
