{# A model's table as the last build left it, or none before the first. Not a ref(), as
   what it is read for comes before it: that would be a circle. What is built for a look
   only, elsewhere, reads the published one as well. #}
{% macro published(name) -%}
    {{ return(throughline._table_of(name, var('scratch') | length)) }}
{%- endmacro %}

{% macro _table_of(name, prefix_length=0) -%}
    {%- if not execute -%}
        {{ return(none) }}
    {%- endif -%}
    {%- set node = graph.nodes['model.throughline.' ~ name] -%}
    {{ return(adapter.get_relation(this.database, node.schema[prefix_length:], node.alias)) }}
{%- endmacro %}
