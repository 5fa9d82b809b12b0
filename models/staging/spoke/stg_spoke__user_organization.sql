{{ config(enabled=tool_is_on('spoke')) }}

with source as (

    {{ completed_rows('spoke', 'user_organization') }}

)

select
    {{ landed_columns() }},

    -- ids
    id as spoke_user_organization_id,
    user_id as spoke_user_id,
    organization_id as spoke_organization_id,

    -- strings
    role as user_role,

    -- timestamps
    created_at,
    updated_at

from source
