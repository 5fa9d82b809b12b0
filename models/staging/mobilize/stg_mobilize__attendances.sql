{{ config(enabled=tool_is_on('mobilize')) }}

with source as (

    {{ completed_rows('mobilize', 'attendances') }}

)

select
    {{ landed_columns() }},

    -- ids
    attendance_key as mobilize_attendance_id,
    event_key as mobilize_event_id,
    timeslot_key as mobilize_timeslot_id,
    person__person_key as mobilize_person_id,
    cast(sponsor__id as {{ dbt.type_string() }}) as sponsor_id,

    -- strings
    status,
    event__event_type as event_type,
    referrer__utm_source as utm_source,
    referrer__utm_medium as utm_medium,
    referrer__utm_campaign as utm_campaign,

    -- booleans
    attended as is_attended,
    is_restricted,

    -- timestamps
    {{ epoch_to_timestamp('timeslot__start_date') }} as starts_at,
    {{ epoch_to_timestamp('timeslot__end_date') }} as ends_at,
    {{ epoch_to_timestamp('created_date') }} as created_at,
    {{ epoch_to_timestamp('modified_date') }} as updated_at

from source
