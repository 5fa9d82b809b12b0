{# An expression in which a value has a name: for Spark a list of one, gone through. #}
{% macro _with_value(name, value, expression) -%}
    transform(array({{ value }}), {{ name }} -> {{ expression }})[0]
{%- endmacro %}
