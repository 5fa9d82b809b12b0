{% macro jaro(a, b) -%}
    {{ return(adapter.dispatch('jaro', 'throughline')(a, b)) }}
{%- endmacro %}

{% macro spark__jaro(a, b) -%}
    {{ throughline._spark_jaro(a, b, boost=false) }}
{%- endmacro %}

{% macro duckdb__jaro(a, b) -%}
    {{ throughline._exactly(
        'jaro_similarity(' ~ a ~ ', ' ~ b ~ ')', 'jellyfish_jaro', [a, b]
    ) }}
{%- endmacro %}

{% macro postgres__jaro(a, b) -%}
    {{ throughline.own_function('jaro') }}({{ a }}, {{ b }}, false)
{%- endmacro %}
