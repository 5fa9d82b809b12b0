{% macro year_of(expr) -%}
    extract(year from {{ expr }})
{%- endmacro %}
