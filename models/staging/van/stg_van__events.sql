{{ config(enabled=tool_is_on('van')) }}

with source as (

    {{ completed_rows('van', 'events') }}

)

select
    {{ landed_columns() }},

    -- ids
    cast(event_id as {{ dbt.type_string() }}) as van_event_id,
    cast(event_type__event_type_id as {{ dbt.type_string() }}) as van_event_type_id,

    -- strings
    name as event_name,
    short_name,
    description,
    event_type__name as event_type,
    district_field_value,

    -- numbers
    database_mode,

    -- booleans
    is_active,
    is_publicly_viewable,
    is_only_editable_by_creating_user,

    -- timestamps
    start_date as starts_at,
    end_date as ends_at,
    created_date as created_at

from source
