{% macro levenshtein(a, b) -%}
    {{ return(adapter.dispatch('levenshtein', 'throughline')(a, b)) }}
{%- endmacro %}

{% macro default__levenshtein(a, b) -%}
    levenshtein({{ a }}, {{ b }})
{%- endmacro %}

{% macro duckdb__levenshtein(a, b) -%}
    {{ throughline._exactly(
        'levenshtein(' ~ a ~ ', ' ~ b ~ ')', 'jellyfish_levenshtein', [a, b]
    ) }}
{%- endmacro %}

{% macro postgres__levenshtein(a, b) -%}
    {{ throughline.own_function('levenshtein') }}({{ a }}, {{ b }})
{%- endmacro %}

{# Spark compares signs, not letters with their marks #}
{% macro spark__levenshtein(a, b) -%}
    {{ throughline._with_value(
        'p', throughline._one_sign_per_letter(a, b), 'levenshtein(p.a, p.b)'
    ) }}
{%- endmacro %}
