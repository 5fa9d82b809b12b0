{% macro own_columns(entity) -%}
    {%- set by_tool = var('own_columns').get(entity, {}) -%}
    {%- set all = throughline._own_columns(entity) -%}
    {%- for tool, columns in by_tool.items() %}
    select
        records.record_uid,
        {%- for column, type in all.items() %}
        cast({{ 'told.' ~ column if column in columns else 'null' }}
            as {{ api.Column.translate_type(type) }}) as {{ column }}{{ ',' if not loop.last }}
        {%- endfor %}
    from {{ ref('map_' ~ tool ~ '__' ~ entity) }} as told
    -- the version of a row that counts
    inner join {{ ref('mds_' ~ entity) }} as records
        on
            told.tool_slug = records.tool_slug
            and told.account_slug = records.account_slug
            and told.source_object = records.source_object
            and told.source_id = records.source_id
            and told.source_row_id = records.source_row_id
    {{ 'union all' if not loop.last }}
    {%- else -%}
    {{ exceptions.raise_compiler_error(
        "own_columns: the var own_columns names none for " ~ entity
        ~ "; write own_columns: {" ~ entity ~ ": {<tool>: {x_<column>: <type>}}} in dbt_project.yml"
    ) }}
    {%- endfor -%}
{%- endmacro %}

{# The columns of a fork's own for an entity, of all its tools, each with its type #}
{% macro _own_columns(entity) -%}
    {%- set all = {} -%}
    {%- for tool, columns in var('own_columns').get(entity, {}).items() -%}
        {%- for column, type in columns.items() -%}
            {%- if not column.startswith('x_') -%}
                {{ exceptions.raise_compiler_error(
                    "own_columns: '" ~ column ~ "' of " ~ tool ~ " has to be written x_" ~ column
                ) }}
            {%- endif -%}
            {%- do all.update({column: type}) -%}
        {%- endfor -%}
    {%- endfor -%}
    {{ return(all) }}
{%- endmacro %}
