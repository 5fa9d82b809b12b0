{# What link_build says of the build at hand: whether it trains the model, and whether it
   makes everything anew. Before there is one, both. #}
{% macro this_build() -%}
    {%- set build = {'is_training': true, 'is_whole': true} -%}
    {%- set relation = throughline._table_of('link_build') -%}
    {%- if relation is not none -%}
        {%- set row = run_query('select is_training, is_whole from ' ~ relation).rows[0] -%}
        {%- do build.update({
            'is_training': row[0], 'is_whole': row[1] or flags.FULL_REFRESH,
        }) -%}
    {%- endif -%}
    {{ return(build) }}
{%- endmacro %}
