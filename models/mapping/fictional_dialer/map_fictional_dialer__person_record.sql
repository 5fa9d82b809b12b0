{{ config(enabled=tool_is_on('fictional_dialer')) }}

-- the dialer has no person, only someone in a campaign
with called as (

    select
        account_slug,
        campaign,
        external_id,
        callee,
        max(updated_at) as updated_at,
        min(extracted_at) as extracted_at,
        min(loaded_at) as loaded_at,
        min(load_id) as load_id,
        min(source_row_id) as source_row_id,
        min(missing_since) as missing_since
    from {{ _fictional_rows('fictional_dialer_calls') }}
    group by account_slug, campaign, external_id, callee

)

select
    {{ conform('fictional_dialer', 'person_record', object='callee', id_kind='composite',
        id=['campaign', 'external_id'], fields={
        'record_kind': "'campaign_contact'",
        'full_name_raw': 'callee',
        'source_updated_at': 'updated_at',
        'time_basis': "'documented_utc'",
    }) }}
from called
