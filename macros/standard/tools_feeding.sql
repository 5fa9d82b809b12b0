{% macro tools_feeding(entity) -%}
    {%- set feeding = [] -%}
    {%- for tool, entities in throughline._feeding_tools() | dictsort if entity in entities -%}
        {%- do feeding.append(tool) -%}
    {%- endfor -%}
    {{ return(feeding) }}
{%- endmacro %}
