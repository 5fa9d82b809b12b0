{{ config(enabled=tool_is_on('spoke')) }}

with source as (

    {{ completed_rows('spoke', 'campaign_contact') }}

)

select
    {{ landed_columns() }},

    -- ids
    id as spoke_campaign_contact_id,
    campaign_id as spoke_campaign_id,
    assignment_id as spoke_assignment_id,

    -- strings
    first_name,
    last_name,
    cell,
    zip as postal_code,
    message_status,

    -- booleans
    is_opted_out,
    archived as is_archived,

    -- timestamps
    created_at,
    updated_at

from source
