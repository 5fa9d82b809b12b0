{{ config(enabled=tool_is_on('mobilize')) }}

select
    {{ conform('mobilize', 'consent_event', object='sms_opt_in', id_kind='composite',
        id=['mobilize_person_id', 'sms_opt_in_status'], fields={
        'person_record_uid': uid('mobilize', 'person', ['mobilize_person_id']),
        'channel': "'text'",
        'sender_scope': "'one_org'",
        'consent_status_raw': 'sms_opt_in_status',
        'message_purpose': "'all'",
        'effective_at': 'updated_at',
        'effective_basis': "'record_updated'",
        'capture_method': "'web_form'",
        'is_verified': 'false',
        'source_created_at': 'created_at',
        'source_updated_at': 'updated_at',
        'time_basis': "'documented_utc'",
    }) }}
from {{ ref('stg_mobilize__people') }}
where sms_opt_in_status is not null

union all

-- a blocked person hears nothing more from the organization, by any channel
select
    {{ conform('mobilize', 'consent_event', object='block',
        id=['mobilize_person_id'], id_kind='composite', fields={
        'person_record_uid': uid('mobilize', 'person', ['mobilize_person_id']),
        'channel': "'all'",
        'sender_scope': "'one_org'",
        'consent_status': "'opted_out'",
        'consent_status_raw': "'blocked_date'",
        'message_purpose': "'all'",
        'effective_at': 'blocked_at',
        'effective_basis': "'stated'",
        'capture_method': "'staff_entry'",
        'is_verified': 'false',
        'source_created_at': 'created_at',
        'source_updated_at': 'updated_at',
        'time_basis': "'documented_utc'",
    }) }}
from {{ ref('stg_mobilize__people') }}
where blocked_at is not null
