{# Marks the build as finished, when all steps that keep what they made before took part:
   only then can the next build go on from it. #}
{% macro finish_build() -%}
    {%- set left_out = [] -%}
    {%- for id, node in (graph.nodes if execute else {}).items()
        if node.config.get('touched_by', {}).values() | sum(start=[]) -%}
        {%- if id not in selected_resources -%}
            {%- do left_out.append(id) -%}
        {%- endif -%}
    {%- endfor -%}
    {%- if not left_out -%}
        update {{ throughline._table_of('link_build') }} set is_finished = true
    {%- endif -%}
{%- endmacro %}
