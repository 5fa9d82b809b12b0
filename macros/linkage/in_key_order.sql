{# A text to sort by, in the same order on every engine and in every locale. #}
{% macro in_key_order(expr) -%}
    {{ return(adapter.dispatch('in_key_order', 'throughline')(expr)) }}
{%- endmacro %}

{% macro default__in_key_order(expr) -%}
    {{ expr }}
{%- endmacro %}

{# A database's own collation may put "a" before "B" #}
{% macro postgres__in_key_order(expr) -%}
    {{ expr }} collate "C"
{%- endmacro %}
