{% macro email_domain(expr) -%}
    nullif(split_part({{ expr }}, '@', 2), '')
{%- endmacro %}
