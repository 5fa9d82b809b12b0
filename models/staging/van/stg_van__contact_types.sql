{{ config(enabled=tool_is_on('van')) }}

with source as (

    {{ completed_rows('van', 'contact_types') }}

)

select
    {{ landed_columns() }},

    -- ids
    cast(contact_type_id as {{ dbt.type_string() }}) as van_contact_type_id,

    -- strings
    name as contact_type_name,
    channel_type_name,

    -- numbers
    database_mode

from source
