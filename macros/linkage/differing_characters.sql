{# How many of the first `characters` places differ in two texts of that length. #}
{% macro differing_characters(a, b, characters) -%}
    {{ return(adapter.dispatch('differing_characters', 'throughline')(a, b, characters)) }}
{%- endmacro %}

{% macro default__differing_characters(a, b, characters) -%}
    (case when length({{ a }}) = {{ characters }} and length({{ b }}) = {{ characters }} then
        {%- for place in range(1, characters + 1) %}
        case when substring({{ a }}, {{ place }}, 1) = substring({{ b }}, {{ place }}, 1)
            then 0 else 1 end{{ ' +' if not loop.last }}
        {%- endfor %}
    end)
{%- endmacro %}

{# hamming needs equal lengths, and is one call #}
{% macro duckdb__differing_characters(a, b, characters) -%}
    (case when length({{ a }}) = {{ characters }} and length({{ b }}) = {{ characters }}
        then hamming({{ a }}, {{ b }}) end)
{%- endmacro %}
