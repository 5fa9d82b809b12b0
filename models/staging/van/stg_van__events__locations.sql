{{ config(enabled=tool_is_on('van')) }}

with source as (

    {{ completed_rows(
        'van', 'events__locations',
        root='events', root_keys=['event_id']
    ) }}

)

select
    {{ landed_columns() }},

    -- ids
    cast(location_id as {{ dbt.type_string() }}) as van_location_id,
    cast(root__event_id as {{ dbt.type_string() }}) as van_event_id,

    -- strings
    name as location_name,
    display_name,
    address__address_line1 as address_line_1,
    address__address_line2 as address_line_2,
    address__city as city,
    address__state_or_province as region,
    address__zip_or_postal_code as postal_code,
    address__country_code as country,

    -- numbers
    _dlt_list_idx as position_in_list

from source
