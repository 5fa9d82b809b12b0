{{ config(enabled=tool_is_on('van')) }}

with source as (

    {{ completed_rows('van', 'result_codes') }}

)

select
    {{ landed_columns() }},

    -- ids
    cast(result_code_id as {{ dbt.type_string() }}) as van_result_id,

    -- strings
    name as result_name,
    medium_name,
    short_name,

    -- numbers
    database_mode

from source
