{{ config(enabled=tool_is_on('van')) }}

with source as (

    {{ completed_rows('van', 'input_types') }}

)

select
    {{ landed_columns() }},

    -- ids
    cast(input_type_id as {{ dbt.type_string() }}) as van_input_type_id,

    -- strings
    name as input_type_name,

    -- numbers
    database_mode

from source
