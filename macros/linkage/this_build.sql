{# What link_build says of the build at hand: whether it trains the model. A step that is
   run by itself, without link_build, goes by what the last build did. #}
{% macro this_build() -%}
    {%- set build = {'is_training': true} -%}
    {%- if execute -%}
        {%- set node = graph.nodes['model.throughline.link_build'] -%}
        {%- set relation = adapter.get_relation(node.database, node.schema, node.alias) -%}
        {%- if relation is not none -%}
            {%- do build.update({
                'is_training': run_query('select is_training from ' ~ relation).rows[0][0],
            }) -%}
        {%- endif -%}
    {%- endif -%}
    {{ return(build) }}
{%- endmacro %}
