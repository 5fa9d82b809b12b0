{% macro matches(text, pattern) -%}
    {{ return(adapter.dispatch('matches', 'throughline')(text, pattern)) }}
{%- endmacro %}

{# the pattern describes the whole text: DuckDB's ~ asks for that, so every engine does #}
{% macro default__matches(text, pattern) -%}
    ({{ text }} ~ '^({{ pattern }})$')
{%- endmacro %}

{# Spark writes ~ for bitwise not #}
{% macro spark__matches(text, pattern) -%}
    ({{ text }} rlike '^({{ pattern }})$')
{%- endmacro %}
