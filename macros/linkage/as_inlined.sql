{# `as` of a common table expression that is wide, and cheaper to work out at every place that
   reads some columns of it than to keep. #}
{% macro as_inlined() -%}
    {{ return(adapter.dispatch('as_inlined', 'throughline')()) }}
{%- endmacro %}

{% macro default__as_inlined() -%}
    as
{%- endmacro %}

{% macro duckdb__as_inlined() -%}
    as not materialized
{%- endmacro %}
