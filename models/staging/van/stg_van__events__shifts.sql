{{ config(enabled=tool_is_on('van')) }}

with source as (

    {{ completed_rows('van', 'events__shifts', root='events', root_keys=['event_id']) }}

)

select
    {{ landed_columns() }},

    -- ids
    cast(event_shift_id as {{ dbt.type_string() }}) as van_event_shift_id,
    cast(root__event_id as {{ dbt.type_string() }}) as van_event_id,

    -- strings
    name as shift_name,

    -- numbers
    _dlt_list_idx as position_in_list,

    -- timestamps
    start_time as starts_at,
    end_time as ends_at

from source
