{{ config(enabled=tool_is_on('spoke')) }}

with source as (

    {{ completed_rows('spoke', 'user') }}

)

select
    {{ landed_columns() }},

    -- ids
    id as spoke_user_id,

    -- strings
    first_name,
    last_name,
    email,
    cell,

    -- timestamps
    created_at,
    updated_at

from source
