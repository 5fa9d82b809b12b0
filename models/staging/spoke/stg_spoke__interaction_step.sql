{{ config(enabled=tool_is_on('spoke')) }}

with source as (

    {{ completed_rows('spoke', 'interaction_step') }}

)

select
    {{ landed_columns() }},

    -- ids
    id as spoke_interaction_step_id,
    source_id_kind,
    campaign_id as spoke_campaign_id,
    parent_interaction_id as parent_interaction_step_id,

    -- strings
    question as question_text,
    answer_option,

    -- booleans
    is_deleted,

    -- timestamps
    created_at

from source
