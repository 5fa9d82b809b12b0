{{ config(enabled=tool_is_on('action_network')) }}

with source as (

    {{ completed_rows('action_network', 'tags') }}

)

select
    {{ landed_columns() }},

    -- ids
    id as action_network_tag_id,

    -- strings
    name as tag_name,

    -- timestamps
    created_date as created_at,
    modified_date as updated_at

from source
