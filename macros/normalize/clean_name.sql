{% macro clean_name(expr) -%}
    nullif(trim({{ throughline._replace_pattern(expr, '[\t\n\r\u00a0 ]+', ' ') }}), '')
{%- endmacro %}
