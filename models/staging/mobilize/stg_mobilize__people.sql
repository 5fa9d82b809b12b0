{{ config(enabled=tool_is_on('mobilize')) }}

with source as (

    {{ completed_rows('mobilize', 'people') }}

)

select
    {{ landed_columns() }},

    -- ids
    person_key as mobilize_person_id,
    cast(user_id as {{ dbt.type_string() }}) as mobilize_user_id,
    cast(person_id as {{ dbt.type_string() }}) as older_person_id,

    -- strings
    given_name,
    family_name,
    sms_opt_in_status,

    -- timestamps
    {{ epoch_to_timestamp('blocked_date') }} as blocked_at,
    {{ epoch_to_timestamp('created_date') }} as created_at,
    {{ epoch_to_timestamp('modified_date') }} as updated_at

from source
