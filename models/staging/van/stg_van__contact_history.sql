{{ config(enabled=tool_is_on('van')) }}

with source as (

    {{ completed_rows('van', 'contact_history') }}

)

select
    {{ landed_columns() }},

    -- ids
    cast(contacts_contact_id as {{ dbt.type_string() }}) as van_contact_id,
    cast(van_id as {{ dbt.type_string() }}) as van_person_id,
    cast(result_id as {{ dbt.type_string() }}) as van_result_id,
    cast(contact_type_id as {{ dbt.type_string() }}) as van_contact_type_id,
    cast(input_type_id as {{ dbt.type_string() }}) as van_input_type_id,
    cast(phone_id as {{ dbt.type_string() }}) as van_phone_id,
    cast(canvassed_by as {{ dbt.type_string() }}) as van_user_id,
    cast(campaign_id as {{ dbt.type_string() }}) as van_campaign_id,
    cast(committee_id as {{ dbt.type_string() }}) as van_committee_id,

    -- strings
    result_short_name as result_name,
    campaign_name,

    -- numbers
    database_mode,

    -- timestamps
    date_canvassed as canvassed_at,
    date_created as created_at,
    date_modified as updated_at,
    date_suppressed as suppressed_at

from source
