{{ config(enabled=tool_is_on('spoke')) }}

with source as (

    {{ completed_rows('spoke', 'message') }}

)

select
    {{ landed_columns() }},

    -- ids
    id as spoke_message_id,
    source_id_kind,
    campaign_contact_id as spoke_campaign_contact_id,
    assignment_id as spoke_assignment_id,
    user_id as spoke_user_id,

    -- strings
    user_number,
    contact_number,
    send_status,
    error_code,

    -- booleans
    is_from_contact,
    is_opt_out_reply,

    -- timestamps
    sent_at,
    service_response_at,
    created_at,
    updated_at

from source
