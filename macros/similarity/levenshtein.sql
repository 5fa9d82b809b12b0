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
