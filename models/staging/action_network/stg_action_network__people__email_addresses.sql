{{ config(enabled=tool_is_on('action_network')) }}

with source as (

    {{ completed_rows(
        'action_network', 'people__email_addresses',
        root='people', root_keys=['id', 'created_date', 'modified_date']
    ) }}

)

select
    {{ landed_columns() }},

    -- ids
    root__id as action_network_person_id,
    _dlt_list_idx as position_in_list,

    -- strings
    address as email,
    status,

    -- booleans
    {{ adapter.quote('primary') }} as is_primary,

    -- timestamps
    root__created_date as created_at,
    root__modified_date as updated_at

from source
