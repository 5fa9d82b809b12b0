{{ config(enabled=tool_is_on('van')) }}

with source as (

    {{ completed_rows('van', 'events__roles', root='events', root_keys=['event_id']) }}

)

select
    {{ landed_columns() }},

    -- ids
    cast(role_id as {{ dbt.type_string() }}) as van_role_id,
    cast(root__event_id as {{ dbt.type_string() }}) as van_event_id,

    -- strings
    name as role_name,

    -- numbers
    _dlt_list_idx as position_in_list,

    -- booleans
    is_event_lead

from source
