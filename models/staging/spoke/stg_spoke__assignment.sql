{{ config(enabled=tool_is_on('spoke')) }}

with source as (

    {{ completed_rows('spoke', 'assignment') }}

)

select
    {{ landed_columns() }},

    -- ids
    id as spoke_assignment_id,
    user_id as spoke_user_id,
    campaign_id as spoke_campaign_id,

    -- timestamps
    created_at,
    updated_at

from source
