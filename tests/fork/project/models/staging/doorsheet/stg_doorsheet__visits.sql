{{ config(enabled=throughline.tool_is_on('doorsheet')) }}

with source as (

    {{ throughline.completed_rows('doorsheet', 'visits') }}

)

select
    {{ throughline.landed_columns() }},

    -- ids
    cast(visit_id as {{ dbt.type_string() }}) as visit_id,
    cast(person_id as {{ dbt.type_string() }}) as doorsheet_person_id,

    -- strings
    first_name,
    last_name,
    mobile,
    born_on,
    outcome,
    building,

    -- timestamps
    visited_at

from source
