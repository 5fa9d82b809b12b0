{% macro conform(tool, entity, object, id, fields={}, id_kind='native', crosswalk_fields={}) -%}
    {%- set contract = throughline._contract('mds_' ~ entity) -%}
    {%- set common = {
        'tool_slug': "'" ~ tool ~ "'",
        'account_slug': 'account_slug',
        'source_object': "'" ~ object ~ "'",
        'source_id': throughline.mds_content_hash(id) if id_kind == 'content_hash' else throughline.mds_encode_id(id),
        'source_id_kind': "'" ~ id_kind ~ "'",
        'time_basis': "'none'",
        'is_masked': 'false',
        'is_stub': 'false',
        'is_deleted': 'missing_since is not null',
        'deleted_at': 'missing_since',
        'deletion_basis': "case when missing_since is not null then 'absence_in_full_sync' end",
        'extracted_at': 'extracted_at',
        'loaded_at': 'loaded_at',
        'source_row_id': 'source_row_id',
        'load_id': 'load_id',
        'feed_object': 'cast(null as ' ~ dbt.type_string() ~ ')',
    } -%}
    {#- of the run that brought the row, beside the contract -#}
    {%- set of_the_run = ['load_id', 'feed_object'] -%}
    {%- do common.update(fields) -%}
    {#- what the tool says of a deletion counts before what a whole read shows -#}
    {%- if 'deletion_basis' in fields -%}
        {%- do common.update({
            'is_deleted': 'coalesce(' ~ fields['is_deleted'] ~ ', false) or missing_since is not null',
            'deleted_at': 'coalesce(' ~ fields['deleted_at'] ~ ', missing_since)',
            'deletion_basis': 'coalesce(' ~ fields['deletion_basis']
                ~ ", case when missing_since is not null then 'absence_in_full_sync' end)",
        }) -%}
    {%- elif 'is_deleted' in fields -%}
        {%- for column in ['deleted_at', 'deletion_basis'] -%}
            {%- do common.pop(column) -%}
        {%- endfor -%}
    {%- endif -%}
    {%- for column in fields
        if contract and column not in contract and column not in of_the_run and not column.startswith('x_') -%}
        {{ exceptions.raise_compiler_error(
            "conform: mds_" ~ entity ~ " has no column '" ~ column ~ "', which " ~ tool ~ " gives; see models/standard/mds_"
            ~ entity ~ ".yml, or write x_" ~ column ~ " for a column of your own"
        ) }}
    {%- endfor -%}
    {%- for column, details in contract.items() if column not in throughline._derived_columns() %}
    {%- set type = api.Column.translate_type(details.data_type) %}
    cast({{ common.get(column, 'null') }} as {{ type }}) as {{ column }},
    {%- if details.meta.crosswalk_from %}
    '{{ crosswalk_fields.get(column, '*') }}' as {{ column }}__source_field,
    {%- endif %}
    {%- endfor %}
    {%- for column, expression in common.items() if column not in contract and column not in of_the_run %}
    {{ expression }} as {{ column }},
    {%- endfor %}
    {{ common.load_id }} as load_id,
    {{ common.feed_object }} as feed_object
{%- endmacro %}

{# Columns that the union of all tools computes, so that no tool has to #}
{% macro _derived_columns() -%}
    {{ return(['record_uid', 'native_uid', 'is_echo', 'sync_run_uid', 'mds_version']) }}
{%- endmacro %}
