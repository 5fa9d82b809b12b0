{# Put after `as` of a common table expression whose columns are dear to compute and
   used more than once. #}
{% macro kept_apart() -%}
    {{ return(adapter.dispatch('kept_apart', 'throughline')()) }}
{%- endmacro %}

{% macro default__kept_apart() -%}
{%- endmacro %}

{# Postgres writes such an expression into every place that names it #}
{% macro postgres__kept_apart() -%}
    materialized
{%- endmacro %}
