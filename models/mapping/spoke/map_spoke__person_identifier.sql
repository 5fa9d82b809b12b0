{{ config(enabled=tool_is_on('spoke')) }}

-- which system a field's ids are from is said in the account's options
select
    {{ conform('spoke', 'person_identifier', object='campaign_contact_identifier',
        id=['spoke_campaign_contact_id', 'field_name'], id_kind='composite', fields={
        'person_record_uid': uid('spoke', 'campaign_contact', ['spoke_campaign_contact_id']),
        'identifier_type': 'identifier_type',
        'identifier_namespace': 'identifier_namespace',
        'identifier_value': 'identifier_value',
        'claim_kind': "'list_upload'",
        'claim_strength': "'exact'",
        'source_updated_at': 'updated_at',
        'time_basis': "'documented_utc'",
    }) }}
from {{ ref('stg_spoke__campaign_contact_identifier') }}
