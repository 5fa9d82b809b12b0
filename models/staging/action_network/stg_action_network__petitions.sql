{{ config(enabled=tool_is_on('action_network')) }}

with source as (

    {{ completed_rows('action_network', 'petitions') }}

)

select
    {{ landed_columns() }},

    -- ids
    id as action_network_petition_id,
    creator_id as action_network_creator_id,

    -- strings
    coalesce(title, name) as petition_name,
    browser_url,

    -- timestamps
    created_date as created_at,
    modified_date as updated_at

from source
