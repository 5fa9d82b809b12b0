{{ config(enabled=tool_is_on('action_network')) }}

with source as (

    {{ completed_rows('action_network', 'signatures') }}

)

select
    {{ landed_columns() }},

    -- ids
    id as action_network_signature_id,
    person_id as action_network_person_id,
    petition_id as action_network_petition_id,

    -- strings
    action_network_referrer_data__source as source_code,

    -- timestamps
    created_date as created_at,
    modified_date as updated_at

from source
