{{ config(enabled=tool_is_on('action_network')) }}

with source as (

    {{ completed_rows('action_network', 'taggings') }}

)

select
    {{ landed_columns() }},

    -- ids
    id as action_network_tagging_id,
    person_id as action_network_person_id,
    tag_id as action_network_tag_id,

    -- strings
    item_type,

    -- timestamps
    created_date as created_at,
    modified_date as updated_at

from source
