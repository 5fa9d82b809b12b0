{# Marks the build as finished, when all steps that keep what they made before came to their
   end in this run: only then can the next build go on from it. #}
{% macro finish_build(results) -%}
    {%- set made = {} -%}
    {%- for result in results if result.status == 'success' -%}
        {%- do made.update({result.node.unique_id: result.node}) -%}
    {%- endfor -%}
    {%- set build = made.get('model.throughline.link_build') -%}
    {%- if build and throughline._keeping() | rejectattr('unique_id', 'in', made) | list | length == 0 -%}
        update {{ build.relation_name }} set is_finished = true
    {%- endif -%}
{%- endmacro %}

{# What tells one state of those models from another: a table of which only a part is made
   anew must not be of two. #}
{% macro _keeping_checksums() -%}
    {{ return(
        throughline._keeping() | sort(attribute='unique_id') | map(attribute='checksum.checksum')
        | join(' ')
    ) }}
{%- endmacro %}

{# The models of which a build may make only a part. #}
{% macro _keeping() -%}
    {%- set keeping = [] -%}
    {%- for node in (graph.nodes if execute else {}).values()
        if node.config.get('touched_by', {}).values() | sum(start=[]) -%}
        {%- do keeping.append(node) -%}
    {%- endfor -%}
    {{ return(keeping) }}
{%- endmacro %}
