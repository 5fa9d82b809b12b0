{# A British code ends in a digit and two letters, the part within the area. #}
{% macro postal_area(expr) -%}
    case
        when {{ throughline._matches_pattern(
            expr, '^[A-Z]{1,2}[0-9][A-Z0-9]?[0-9][A-Z][A-Z]$'
        ) }} then substring({{ expr }}, 1, length({{ expr }}) - 3)
        when {{ throughline._matches_pattern(expr, '^[A-Z]{1,2}[0-9][A-Z0-9]?$') }}
            then {{ expr }}
        else substring({{ expr }}, 1, 3)
    end
{%- endmacro %}
