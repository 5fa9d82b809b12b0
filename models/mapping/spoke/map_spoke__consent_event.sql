{{ config(enabled=tool_is_on('spoke')) }}

with contacts as (

    select * from {{ ref('stg_spoke__campaign_contact') }}

),

-- a reply whose contact has not been landed still names its number
replies as (

    select * from {{ ref('stg_spoke__message') }}
    where is_opt_out_reply

)

-- a number's refusal holds for the organization, whoever has the number
select
    {{ conform('spoke', 'consent_event', object='opt_out', id=['spoke_opt_out_id'], fields={
        'source_id_kind': 'source_id_kind',
        'contact_point_value_raw': 'cell',
        'contact_point_value_normalized': normalize_phone('cell'),
        'channel': "'text'",
        'sender_scope': "'one_org'",
        'list_source_id': 'spoke_organization_id',
        'consent_status': "'opted_out'",
        'consent_status_raw': 'reason_code',
        'message_purpose': "'all'",
        'effective_at': 'created_at',
        'effective_basis': "'stated'",
        'capture_method': "'reply_text'",
        'is_verified': 'true',
        'source_created_at': 'created_at',
        'time_basis': "'documented_utc'",
    }) }}
from {{ ref('stg_spoke__opt_out') }}

union all

select
    {{ conform('spoke', 'consent_event', object='opted_out_contact', id_kind='composite',
        id=['spoke_campaign_contact_id'], fields={
        'person_record_uid': uid('spoke', 'campaign_contact', ['spoke_campaign_contact_id']),
        'contact_point_value_raw': 'cell',
        'contact_point_value_normalized': normalize_phone('cell'),
        'channel': "'text'",
        'sender_scope': "'one_org'",
        'consent_status': "'opted_out'",
        'message_purpose': "'all'",
        'effective_at': 'updated_at',
        'effective_basis': "'record_updated'",
        'capture_method': "'sync'",
        'source_created_at': 'created_at',
        'source_updated_at': 'updated_at',
        'time_basis': "'documented_utc'",
    }) }}
from contacts
where is_opted_out

union all

select
    {{ conform('spoke', 'consent_event', object='opt_out_reply', id_kind='composite',
        id=['spoke_message_id'], fields={
        'person_record_uid': uid('spoke', 'campaign_contact', ['spoke_campaign_contact_id']),
        'contact_point_value_raw': 'contact_number',
        'contact_point_value_normalized': normalize_phone('contact_number'),
        'channel': "'text'",
        'sender_scope': "'one_org'",
        'consent_status': "'opted_out'",
        'message_purpose': "'all'",
        'effective_at': 'created_at',
        'effective_basis': "'stated'",
        'capture_method': "'reply_text'",
        'evidence_ref': uid('spoke', 'message', ['spoke_message_id']),
        'is_verified': 'true',
        'source_created_at': 'created_at',
        'time_basis': "'documented_utc'",
    }) }}
from replies
