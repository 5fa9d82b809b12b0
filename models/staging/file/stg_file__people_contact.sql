{{ config(enabled=tool_is_on('file')) }}

with source as (

    {{ completed_rows(
        'file', 'people__contact', root='people', root_keys=['tool_slug', 'source_id', 'owner_org', 'observed_at']
    ) }}

)

select
    {{ landed_columns() }},

    -- ids
    root__tool_slug as tool_slug,
    root__source_id as source_id,

    -- strings
    contact_point_type,
    value as contact_value,
    root__owner_org as owner_org_slug,

    -- numbers
    place,

    -- timestamps
    root__observed_at as observed_at

from source
