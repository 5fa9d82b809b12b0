{% macro refresh_statistics() %}
    {{ return(adapter.dispatch('refresh_statistics', 'throughline')()) }}
{% endmacro %}

{% macro default__refresh_statistics() -%}
{%- endmacro %}

{# A table that was just made has no statistics, and Postgres plans its joins blindly #}
{% macro postgres__refresh_statistics() -%}
    analyze {{ this }}
{%- endmacro %}
