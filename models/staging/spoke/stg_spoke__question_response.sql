{{ config(enabled=tool_is_on('spoke')) }}

with source as (

    {{ completed_rows('spoke', 'question_response') }}

)

select
    {{ landed_columns() }},

    -- ids
    id as spoke_question_response_id,
    source_id_kind,
    campaign_contact_id as spoke_campaign_contact_id,
    interaction_step_id as spoke_interaction_step_id,

    -- strings
    value as response_value,

    -- booleans
    is_deleted,

    -- timestamps
    created_at,
    updated_at

from source
