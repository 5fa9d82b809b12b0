{% macro address_building(expr) -%}
    nullif(trim(split_part({{ expr }}, ' #', 1)), '')
{%- endmacro %}
