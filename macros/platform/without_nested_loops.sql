{# Before a model that joins pairs: what keeps a planner from joining row by row. #}
{% macro without_nested_loops() -%}
    {{ return(adapter.dispatch('without_nested_loops', 'throughline')()) }}
{%- endmacro %}

{% macro default__without_nested_loops() -%}
{%- endmacro %}

{# Postgres multiplies how seldom two columns agree, takes many pairs for one, and has no
   index to loop over #}
{% macro postgres__without_nested_loops() -%}
    set local enable_nestloop = off
{%- endmacro %}
