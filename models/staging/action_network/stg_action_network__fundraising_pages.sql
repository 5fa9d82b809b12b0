{{ config(enabled=tool_is_on('action_network')) }}

with source as (

    {{ completed_rows('action_network', 'fundraising_pages') }}

)

select
    {{ landed_columns() }},

    -- ids
    id as action_network_fundraising_page_id,
    creator_id as action_network_creator_id,

    -- strings
    coalesce(title, name) as fundraising_page_name,
    browser_url,

    -- timestamps
    created_date as created_at,
    modified_date as updated_at

from source
