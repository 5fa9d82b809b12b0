{# `as` of a common table expression that is read many times and dear to work out: once. #}
{% macro as_materialized() -%}
    {{ return(adapter.dispatch('as_materialized', 'throughline')()) }}
{%- endmacro %}

{% macro default__as_materialized() -%}
    as
{%- endmacro %}

{% macro duckdb__as_materialized() -%}
    as materialized
{%- endmacro %}

{% macro postgres__as_materialized() -%}
    as materialized
{%- endmacro %}
