{# Whether a table is missing that a build would go on from. #}
{% macro is_any_lost() -%}
    {%- set history = graph.nodes['model.throughline.person_member_history'] if execute -%}
    {%- for node in throughline._keeping() + [history] if node -%}
        {%- if adapter.get_relation(this.database, node.schema, node.alias) is none -%}
            {{ return(true) }}
        {%- endif -%}
    {%- endfor -%}
    {{ return(false) }}
{%- endmacro %}
