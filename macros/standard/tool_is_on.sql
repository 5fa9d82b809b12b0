{% macro tool_is_on(tool) -%}
    {{ return(tool in throughline._registry()) }}
{%- endmacro %}
