{# A query of person_member_history as the last build left it, which this build is about
   to change; of no rows before the first. Not a ref(): that would be a circle. What is
   built for a look only, elsewhere, reads the published one as well. #}
{% macro published_history() -%}
    {%- set found = namespace(relation=none) -%}
    {%- for node in (graph.nodes if execute else {}).values()
        if node.resource_type == 'model' and node.name == 'person_member_history' -%}
        {%- set published_schema = node.schema[var('scratch') | length:] -%}
        {%- set found.relation = adapter.get_relation(
            node.database, published_schema, node.alias
        ) -%}
    {%- endfor -%}
    {%- if found.relation is none -%}
        {{ throughline.empty_history() }}
    {%- else -%}
        select * from {{ found.relation }}
    {%- endif -%}
{%- endmacro %}
