{{ config(enabled=tool_is_on('mobilize')) }}

with source as (

    {{ completed_rows('mobilize', 'events_deleted') }}

)

select
    {{ landed_columns() }},

    -- ids
    cast(id as {{ dbt.type_string() }}) as mobilize_event_id,

    -- timestamps
    {{ epoch_to_timestamp('deleted_date') }} as deleted_at

from source
