{% macro tools_feeding(entity) -%}
    {%- set feeding = [] -%}
    {%- for tool, entities in throughline._registry() | dictsort if entity in entities -%}
        {%- do feeding.append(tool) -%}
    {%- endfor -%}
    {{ return(feeding) }}
{%- endmacro %}
