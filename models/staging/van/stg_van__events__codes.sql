{{ config(enabled=tool_is_on('van')) }}

with source as (

    {{ completed_rows('van', 'events__codes', root='events', root_keys=['event_id']) }}

)

select
    {{ landed_columns() }},

    -- ids
    cast(code_id as {{ dbt.type_string() }}) as van_code_id,
    cast(root__event_id as {{ dbt.type_string() }}) as van_event_id,

    -- strings
    name as code_name,

    -- numbers
    _dlt_list_idx as position_in_list

from source
