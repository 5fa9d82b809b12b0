{{ config(enabled=tool_is_on('van')) }}

with source as (

    {{ completed_rows('van', 'contacts') }}

)

select
    {{ landed_columns() }},

    -- ids
    cast(van_id as {{ dbt.type_string() }}) as van_person_id,
    cast(merged_into_van_id as {{ dbt.type_string() }}) as merged_into_person_id,
    cast(phone_id as {{ dbt.type_string() }}) as van_phone_id,
    cast(email_id as {{ dbt.type_string() }}) as van_email_id,
    cast(address_id as {{ dbt.type_string() }}) as van_address_id,

    -- strings
    first_name as given_name,
    middle_name,
    last_name as family_name,
    suffix as name_suffix,
    nickname as preferred_name,
    date_of_birth as birth_date_raw,
    sex,
    preferred_language as language,
    employer,
    occupation,
    phone,
    phone_type,
    sms_opt_in_status,
    phone_opt_in_status,
    is_cell_status as cell_status,
    email,
    email_type,
    email_subscription_status,
    address_line1 as address_line_1,
    address_line2 as address_line_2,
    city,
    state_or_province as region,
    zip_or_postal_code as postal_code,
    country_code as country,
    address_type,

    -- numbers
    database_mode,

    -- booleans
    do_not_call as is_do_not_call,
    do_not_email as is_do_not_email,
    do_not_mail as is_do_not_mail,
    do_not_text as is_do_not_text,
    do_not_walk as is_do_not_walk,
    deceased as is_deceased,

    -- timestamps
    date_created as created_at,
    date_modified as updated_at,
    date_suppressed as suppressed_at

from source
