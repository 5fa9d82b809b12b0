{{ config(enabled=tool_is_on('van')) }}

with source as (

    {{ completed_rows('van', 'contacts_activist_codes') }}

)

select
    {{ landed_columns() }},

    -- ids
    cast(contacts_activist_code_id as {{ dbt.type_string() }}) as van_applied_code_id,
    cast(van_id as {{ dbt.type_string() }}) as van_person_id,
    cast(activist_code_id as {{ dbt.type_string() }}) as van_activist_code_id,
    cast(contacts_contact_id as {{ dbt.type_string() }}) as van_contact_id,
    cast(canvassed_by as {{ dbt.type_string() }}) as van_user_id,

    -- numbers
    database_mode,

    -- timestamps
    date_canvassed as canvassed_at,
    date_created as created_at,
    date_modified as updated_at,
    date_suppressed as suppressed_at

from source
