{{ config(enabled=tool_is_on('fictional_dialer')) }}

with listed as (

    select
        account_slug,
        campaign,
        external_id,
        max(updated_at) as updated_at,
        min(extracted_at) as extracted_at,
        min(loaded_at) as loaded_at,
        min(load_id) as load_id,
        min(source_row_id) as source_row_id,
        min(missing_since) as missing_since
    from {{ _fictional_rows('fictional_dialer_calls') }}
    group by account_slug, campaign, external_id

)

select
    {{ conform('fictional_dialer', 'person_identifier', object='callee_id', id_kind='composite',
        id=['campaign', 'external_id'], fields={
        'person_record_uid': uid('fictional_dialer', 'callee', ['campaign', 'external_id']),
        'identifier_type': "'unknown_external'",
        'identifier_namespace': "'north'",
        'identifier_value': 'external_id',
        'claim_kind': "'list_upload'",
        'source_updated_at': 'updated_at',
        'time_basis': "'documented_utc'",
    }) }}
from listed
