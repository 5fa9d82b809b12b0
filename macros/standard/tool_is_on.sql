{% macro tool_is_on(tool) -%}
    {{ return(tool in throughline._registry() or tool in throughline._feeding_tools()) }}
{%- endmacro %}
