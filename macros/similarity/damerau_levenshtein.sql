{% macro damerau_levenshtein(a, b) -%}
    {{ return(adapter.dispatch('damerau_levenshtein', 'throughline')(a, b)) }}
{%- endmacro %}

{% macro duckdb__damerau_levenshtein(a, b) -%}
    {{ throughline._exactly(
        'damerau_levenshtein(' ~ a ~ ', ' ~ b ~ ')', 'jellyfish_damerau_levenshtein', [a, b]
    ) }}
{%- endmacro %}

{% macro postgres__damerau_levenshtein(a, b) -%}
    {{ throughline.own_function('damerau_levenshtein') }}({{ a }}, {{ b }})
{%- endmacro %}

{% macro spark__damerau_levenshtein(a, b) -%}
    {{ throughline._spark_damerau_levenshtein(a, b) }}
{%- endmacro %}
