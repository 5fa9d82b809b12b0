{{ config(enabled=tool_is_on('spoke')) }}

with source as (

    {{ completed_rows('spoke', 'tag') }}

)

select
    {{ landed_columns() }},

    -- ids
    id as spoke_tag_id,
    source_id_kind,
    organization_id as spoke_organization_id,

    -- strings
    name as tag_name,

    -- booleans
    is_deleted,

    -- timestamps
    created_at,
    updated_at

from source
