{{ config(enabled=tool_is_on('action_network')) }}

with source as (

    {{ completed_rows(
        'action_network', 'donations__recipients',
        root='donations', root_keys=['id']
    ) }}

)

select
    {{ landed_columns() }},

    -- ids
    root__id as action_network_donation_id,
    _dlt_list_idx as position_in_list,

    -- strings
    display_name,
    legal_name,
    amount as amount_raw,

    -- numbers
    cast(amount as {{ dbt.type_numeric() }}) as amount

from source
