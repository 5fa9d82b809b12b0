{% macro install_functions() -%}
    {{ return(adapter.dispatch('install_functions', 'throughline')()) }}
{%- endmacro %}

{# The engine has all it needs. #}
{% macro default__install_functions() -%}
{%- endmacro %}

{# Postgres has no string similarity of its own, and fuzzystrmatch may be absent. #}
{% macro postgres__install_functions() -%}
    create schema if not exists {{ throughline.layer_schema('reference') }};
    {{ throughline._postgres_letters() }};
    {{ throughline._postgres_levenshtein() }};
    {{ throughline._postgres_damerau_levenshtein() }};
    {{ throughline._postgres_jaro() }};
    {{ throughline._postgres_metaphone() }};
    {{ throughline._postgres_nysiis() }};
{%- endmacro %}
