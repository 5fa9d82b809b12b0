{% macro jaro_winkler(a, b) -%}
    {{ return(adapter.dispatch('jaro_winkler', 'throughline')(a, b)) }}
{%- endmacro %}

{# From DuckDB's Jaro: its own Jaro-Winkler rounds once less than jellyfish does. #}
{% macro duckdb__jaro_winkler(a, b) -%}
    {%- set jaro = 'jaro_similarity(' ~ a ~ ', ' ~ b ~ ')' -%}
    {%- set native -%}
        case
            when {{ jaro }} <= 0.7 then {{ jaro }}
            else {{ jaro }} + case
                {%- for size in range(1, 5) %}
                when substr({{ a }}, 1, {{ size }}) <> substr({{ b }}, 1, {{ size }})
                    then {{ size - 1 }}
                {%- endfor %}
                else 4
            end * cast(0.1 as double) * (1 - {{ jaro }})
        end
    {%- endset -%}
    {{ throughline._exactly(native, 'jellyfish_jaro_winkler', [a, b]) }}
{%- endmacro %}

{% macro postgres__jaro_winkler(a, b) -%}
    {{ throughline.own_function('jaro') }}({{ a }}, {{ b }}, true)
{%- endmacro %}

{% macro spark__jaro_winkler(a, b) -%}
    {{ throughline._spark_jaro(a, b, boost=true) }}
{%- endmacro %}
