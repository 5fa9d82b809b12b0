{{ config(enabled=tool_is_on('action_network')) }}

select
    {{ conform('action_network', 'action_submission', object='signature',
        id=['action_network_signature_id'], fields={
        'person_record_uid': uid('action_network', 'person', ['action_network_person_id']),
        'campaign_uid': uid('action_network', 'petition', ['action_network_petition_id']),
        'action_type': "'petition_signature'",
        'submitted_at': 'created_at',
        'status': "'complete'",
        'source_code_raw': 'source_code',
        'source_created_at': 'created_at',
        'source_updated_at': 'updated_at',
        'time_basis': "'offset_in_value'",
    }) }}
from {{ ref('stg_action_network__signatures') }}

union all

select
    {{ conform('action_network', 'action_submission', object='submission',
        id=['action_network_submission_id'], fields={
        'person_record_uid': uid('action_network', 'person', ['action_network_person_id']),
        'campaign_uid': uid('action_network', 'form', ['action_network_form_id']),
        'action_type': "'form'",
        'submitted_at': 'created_at',
        'status': "'complete'",
        'source_code_raw': 'source_code',
        'source_created_at': 'created_at',
        'source_updated_at': 'updated_at',
        'time_basis': "'offset_in_value'",
    }) }}
from {{ ref('stg_action_network__submissions') }}
