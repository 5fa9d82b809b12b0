{{ config(enabled=tool_is_on('van')) }}

with source as (

    {{ completed_rows('van', 'activist_codes') }}

)

select
    {{ landed_columns() }},

    -- ids
    cast(activist_code_id as {{ dbt.type_string() }}) as van_activist_code_id,

    -- strings
    name as activist_code_name,
    medium_name,
    short_name,
    type as activist_code_type,
    description,
    status,

    -- numbers
    database_mode

from source
