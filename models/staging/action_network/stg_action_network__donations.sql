{{ config(enabled=tool_is_on('action_network')) }}

with source as (

    {{ completed_rows('action_network', 'donations') }}

)

select
    {{ landed_columns() }},

    -- ids
    id as action_network_donation_id,
    person_id as action_network_person_id,
    fundraising_page_id as action_network_fundraising_page_id,

    -- strings
    amount as amount_raw,
    currency,
    payment__method as payment_method,
    action_network_recurrence__period as recurring_period,
    action_network_referrer_data__source as source_code,

    -- numbers
    cast(amount as {{ dbt.type_numeric() }}) as amount,

    -- booleans
    action_network_recurrence__recurring as is_recurring,

    -- timestamps
    created_date as created_at,
    modified_date as updated_at

from source
