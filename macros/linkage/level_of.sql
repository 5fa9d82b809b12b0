{# The level that a comparison reached in a pattern. #}
{% macro level_of(pattern, comparison) -%}
    {{ throughline.level_at(pattern, throughline.digit_of(comparison)) }}
{%- endmacro %}
