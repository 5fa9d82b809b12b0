{% macro first_match(text, pattern) -%}
    {{ return(adapter.dispatch('first_match', 'throughline')(text, pattern)) }}
{%- endmacro %}

{% macro default__first_match(text, pattern) -%}
    nullif(regexp_extract({{ text }}, '{{ pattern }}', 0), '')
{%- endmacro %}

{# Postgres has no regexp_extract #}
{% macro postgres__first_match(text, pattern) -%}
    substring({{ text }} from '({{ pattern }})')
{%- endmacro %}
