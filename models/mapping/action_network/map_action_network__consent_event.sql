{{ config(enabled=tool_is_on('action_network')) }}

with email_claims as (

    select
        *,
        lower(trim(email)) as claim
    from {{ ref('stg_action_network__people__email_addresses') }}

),

phone_claims as (

    select
        *,
        trim(phone) as claim
    from {{ ref('stg_action_network__people__phone_numbers') }}

),

-- a person may list one address twice: the first mention counts
emails as (

    select
        *,
        row_number() over (
            partition by account_slug, action_network_person_id, claim
            order by position_in_list
        ) as mention
    from email_claims
    where claim <> '' and status is not null

),

phones as (

    select
        *,
        row_number() over (
            partition by account_slug, action_network_person_id, claim
            order by position_in_list
        ) as mention
    from phone_claims
    where claim <> '' and status is not null

)

select
    {{ conform('action_network', 'consent_event', object='email_subscription',
        id=['action_network_person_id', dbt.hash('claim')], id_kind='composite', fields={
        'person_record_uid': uid('action_network', 'person', ['action_network_person_id']),
        'contact_point_value_raw': 'email',
        'contact_point_value_normalized': normalize_email('email'),
        'channel': "'email'",
        'sender_scope': "'one_org'",
        'consent_status_raw': 'status',
        'message_purpose': "'all'",
        'effective_at': 'updated_at',
        'effective_basis': "'record_updated'",
        'capture_method': "'sync'",
        'source_created_at': 'created_at',
        'source_updated_at': 'updated_at',
        'time_basis': "'offset_in_value'",
    }) }}
from emails
where mention = 1

union all

select
    {{ conform('action_network', 'consent_event', object='mobile_subscription',
        id=['action_network_person_id', dbt.hash('claim')], id_kind='composite', fields={
        'person_record_uid': uid('action_network', 'person', ['action_network_person_id']),
        'contact_point_value_raw': 'phone',
        'contact_point_value_normalized': normalize_phone('phone'),
        'channel': "'text'",
        'sender_scope': "'one_org'",
        'consent_status_raw': 'status',
        'message_purpose': "'all'",
        'effective_at': 'updated_at',
        'effective_basis': "'record_updated'",
        'capture_method': "'sync'",
        'source_created_at': 'created_at',
        'source_updated_at': 'updated_at',
        'time_basis': "'offset_in_value'",
    }) }}
from phones
where mention = 1
