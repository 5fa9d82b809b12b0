{% macro layer_schema(layer) -%}
    {%- if target.schema in ('main', 'public', 'default') -%}
        {{ layer }}
    {%- else -%}
        {{ target.schema }}_{{ layer }}
    {%- endif -%}
{%- endmacro %}
