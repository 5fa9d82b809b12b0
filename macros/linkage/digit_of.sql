{# A comparison's place in a pattern: 1, 10, 100, … #}
{% macro digit_of(comparison) -%}
    {%- set names = throughline.linkage_settings()['comparisons'].keys() | list -%}
    {{ return(10 ** names.index(comparison)) }}
{%- endmacro %}
