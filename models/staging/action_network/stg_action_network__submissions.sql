{{ config(enabled=tool_is_on('action_network')) }}

with source as (

    {{ completed_rows('action_network', 'submissions') }}

)

select
    {{ landed_columns() }},

    -- ids
    id as action_network_submission_id,
    person_id as action_network_person_id,
    form_id as action_network_form_id,

    -- strings
    action_network_referrer_data__source as source_code,

    -- timestamps
    created_date as created_at,
    modified_date as updated_at

from source
