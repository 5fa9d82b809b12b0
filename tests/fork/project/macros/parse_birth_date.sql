{# Doorsheets know the year at best and write its first of January: that is no birth date. #}
{% macro default__parse_birth_date(expr) -%}
    case
        when coalesce({{ expr }}, '') not like '%-01-01'
            then {{ throughline.default__parse_birth_date(expr) }}
    end
{%- endmacro %}
