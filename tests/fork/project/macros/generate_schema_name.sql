{# Our models live in Throughline's schemas. #}
{% macro generate_schema_name(custom_schema_name, node) -%}
    {{ throughline.generate_schema_name(custom_schema_name, node) }}
{%- endmacro %}
