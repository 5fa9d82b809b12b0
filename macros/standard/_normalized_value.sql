{# An address or a number whose kind nobody has stated #}
{% macro _normalized_value(raw) -%}
case when {{ raw }} like '%@%' then {{ throughline.normalize_email(raw) }} else {{ throughline.normalize_phone(raw) }} end
{%- endmacro %}
