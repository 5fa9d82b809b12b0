{{ config(enabled=tool_is_on('file')) }}

with source as (

    {{ completed_rows(
        'file', 'people__kept_value', root='people', root_keys=['tool_slug', 'source_id']
    ) }}

)

select
    {{ landed_columns() }},

    -- ids
    root__tool_slug as tool_slug,
    root__source_id as source_id,

    -- strings
    column_name,
    value as kept_value

from source
