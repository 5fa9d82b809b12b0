{{ config(enabled=tool_is_on('van')) }}

with source as (

    {{ completed_rows('van', 'signups') }}

)

select
    {{ landed_columns() }},

    -- ids
    cast(event_signup_id as {{ dbt.type_string() }}) as van_signup_id,
    cast(person__van_id as {{ dbt.type_string() }}) as van_person_id,
    cast(event__event_id as {{ dbt.type_string() }}) as van_event_id,
    cast(shift__event_shift_id as {{ dbt.type_string() }}) as van_event_shift_id,
    cast(role__role_id as {{ dbt.type_string() }}) as van_role_id,
    cast(status__status_id as {{ dbt.type_string() }}) as van_status_id,
    cast(location__location_id as {{ dbt.type_string() }}) as van_location_id,
    cast(supporter_group_id as {{ dbt.type_string() }}) as supporter_group_id,

    -- strings
    event__name as event_name,
    event__short_name as event_short_name,
    shift__name as shift_name,
    role__name as role_name,
    status__name as status_name,
    person__first_name as given_name,
    person__last_name as family_name,

    -- numbers
    database_mode,

    -- timestamps
    start_time_override,
    end_time_override,
    event_start_date as event_starts_at

from source
