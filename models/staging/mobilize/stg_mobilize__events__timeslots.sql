{{ config(enabled=tool_is_on('mobilize')) }}

with source as (

    {{ completed_rows(
        'mobilize', 'events__timeslots',
        root='events', root_keys=['id', 'modified_date']
    ) }}

)

select
    {{ landed_columns() }},

    -- ids
    cast(id as {{ dbt.type_string() }}) as mobilize_timeslot_id,
    cast(root__id as {{ dbt.type_string() }}) as mobilize_event_id,

    -- numbers
    max_attendees,

    -- booleans
    is_full,

    -- timestamps
    {{ epoch_to_timestamp('start_date') }} as starts_at,
    {{ epoch_to_timestamp('end_date') }} as ends_at,
    {{ epoch_to_timestamp('root__modified_date') }} as updated_at

from source
