{% macro trailing_digits(expr) -%}
    nullif(
        substring({{ expr }}, length(trim(trailing '0123456789' from {{ expr }})) + 1), ''
    )
{%- endmacro %}
