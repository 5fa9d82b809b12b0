{{ config(enabled=tool_is_on('spoke')) }}

-- a contact, an assignment or a reading of an error code may be missing
with errors as (

    select
        source_value as error_code,
        standard_value as result
    from {{ ref('crosswalk_contact_result') }}
    where tool_slug = 'spoke' and account_slug = '*' and source_field = 'error_code'

),

told as (

    select
        messages.*,
        contacts.spoke_campaign_id,
        case
            when not messages.is_from_contact
                then coalesce(messages.spoke_user_id, assignments.spoke_user_id)
        end as texter_user_id,
        case
            when messages.is_from_contact then 'inbound'
            else errors.result
        end as result,
        coalesce(messages.sent_at, messages.created_at) as occurred_at,
        case when messages.sent_at is null then 1 else 0 end as unsent_last
    from {{ ref('stg_spoke__message') }} as messages
    left join {{ ref('stg_spoke__campaign_contact') }} as contacts
        on
            messages.account_slug = contacts.account_slug
            and messages.spoke_campaign_contact_id = contacts.spoke_campaign_contact_id
    left join {{ ref('stg_spoke__assignment') }} as assignments
        on
            messages.account_slug = assignments.account_slug
            and messages.spoke_assignment_id = assignments.spoke_assignment_id
    left join errors
        on {{ dbt.split_part('messages.error_code', "','", 1) }} = errors.error_code

),

-- a conversation is tried once, by its first message that went out
placed as (

    select
        *,
        row_number() over (
            partition by account_slug, spoke_campaign_contact_id, is_from_contact
            order by unsent_last, occurred_at, spoke_message_id
        ) as place
    from told

)

select
    {{ conform('spoke', 'contact_attempt', object='message', id=['spoke_message_id'], fields={
        'source_id_kind': 'source_id_kind',
        'person_record_uid': uid('spoke', 'campaign_contact', ['spoke_campaign_contact_id']),
        'actor_person_record_uid': uid('spoke', 'user', ['texter_user_id']),
        'actor_kind': "case when is_from_contact then 'unknown' else 'volunteer' end",
        'campaign_uid': uid('spoke', 'campaign', ['spoke_campaign_id']),
        'channel': "'text'",
        'method': "case when is_from_contact then 'inbound' else 'p2p' end",
        'direction': "case when is_from_contact then 'inbound' else 'outbound' end",
        'occurred_at': 'occurred_at',
        'conversation_uid': uid('spoke', 'campaign_contact', ['spoke_campaign_contact_id']),
        'counts_as_attempt': 'place = 1 and not is_from_contact',
        'result': 'result',
        'result_raw': 'send_status',
        'result_raw_secondary': 'error_code',
        'contact_point_uid': uid('spoke', 'cell', ['spoke_campaign_contact_id']),
        'contact_point_value_raw': 'contact_number',
        'error_code_raw': 'error_code',
        'source_created_at': 'created_at',
        'source_updated_at': 'coalesce(updated_at, service_response_at)',
        'time_basis': "'documented_utc'",
    }, crosswalk_fields={'result': 'send_status'}) }}
from placed
