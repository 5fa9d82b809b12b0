{% macro type_instant() -%}
    {{ return(adapter.dispatch('type_instant', 'throughline')()) }}
{%- endmacro %}

{% macro default__type_instant() -%}
    timestamp with time zone
{%- endmacro %}

{# every Spark timestamp is an instant #}
{% macro spark__type_instant() -%}
    timestamp
{%- endmacro %}
