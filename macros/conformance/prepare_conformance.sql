{% macro prepare_conformance() -%}
    {%- if 'tag:conformance' in (invocation_args_dict.select or []) | join(' ') and not var('conformance', false) -%}
        {{ exceptions.raise_compiler_error(
            "conformance: without its var the suite is not there, and nothing would be proven; "
            ~ "add --vars 'conformance: true'"
        ) }}
    {%- endif -%}
    {%- if execute and var('conformance', false) -%}
        {{ throughline._refuse_a_warehouse_in_use() }}
        {%- for schema, tables in throughline._fictional_tables().items() %}
        {%- set folder = throughline.layer_schema(schema) %}
        create schema if not exists {{ folder }};
        {%- for table, rows in tables.items() %}
        drop table if exists {{ folder }}.{{ table }};
        create table {{ folder }}.{{ table }} as {{ rows | join(' union all ') }};
        {%- endfor %}
        {%- endfor %}
        {#- dbt rolls back what a hook leaves open #}
        commit;
        begin;
    {%- endif -%}
{%- endmacro %}

{# The suite makes the standard anew from its own rows: never where a group's are #}
{% macro _refuse_a_warehouse_in_use() -%}
    {%- set accounts = adapter.get_relation(
        database=target.database, schema=throughline.layer_schema('registry') | trim, identifier='tool_account'
    ) -%}
    {%- if accounts -%}
        {%- set own = run_query("select count(*) from " ~ accounts ~ " where tool_slug not like 'fictional%'") -%}
        {%- if own.columns[0].values()[0] > 0 -%}
            {{ exceptions.raise_compiler_error(
                "conformance: " ~ accounts ~ " holds accounts of your own, and the suite would build the standard"
                ~ " from its fictional rows instead; run it in a warehouse of its own, as by"
                ~ " THROUGHLINE_DUCKDB_PATH=conformance.duckdb or THROUGHLINE_SCHEMA=conformance"
            ) }}
        {%- endif -%}
    {%- endif -%}
{%- endmacro %}
