{{ config(enabled=tool_is_on('mobilize')) }}

with source as (

    {{ completed_rows(
        'mobilize', 'people__phone_numbers',
        root='people', root_keys=['person_key', 'modified_date']
    ) }}

)

select
    {{ landed_columns() }},

    -- ids
    root__person_key as mobilize_person_id,
    _dlt_list_idx as position_in_list,

    -- strings
    number as phone,

    -- booleans
    {{ adapter.quote('primary') }} as is_primary,

    -- timestamps
    {{ epoch_to_timestamp('root__modified_date') }} as updated_at

from source
