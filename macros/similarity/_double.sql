{# dbt.type_float() is single precision on some engines. #}
{% macro _double(expr) -%}
    {{ return(adapter.dispatch('_double', 'throughline')(expr)) }}
{%- endmacro %}

{% macro default___double(expr) -%}
    cast({{ expr }} as double)
{%- endmacro %}

{# Postgres spells it in two words #}
{% macro postgres___double(expr) -%}
    cast({{ expr }} as double precision)
{%- endmacro %}
