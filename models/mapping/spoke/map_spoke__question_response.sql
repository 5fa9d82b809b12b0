{{ config(enabled=tool_is_on('spoke')) }}

-- an export does not say when an answer was noted: not before the contact's last message
with last_message as (

    select
        account_slug,
        spoke_campaign_contact_id,
        max(created_at) as last_message_at
    from {{ ref('stg_spoke__message') }}
    group by account_slug, spoke_campaign_contact_id

),

answered as (

    select
        responses.*,
        coalesce(responses.created_at, last_message.last_message_at) as responded_at,
        coalesce(responses.is_deleted, false) or responses.missing_since is not null as is_gone
    from {{ ref('stg_spoke__question_response') }} as responses
    left join last_message
        on
            responses.account_slug = last_message.account_slug
            and responses.spoke_campaign_contact_id = last_message.spoke_campaign_contact_id

),

ranked as (

    select
        *,
        row_number() over (
            partition by
                account_slug, spoke_campaign_contact_id, spoke_interaction_step_id, is_gone
            order by responded_at desc, spoke_question_response_id desc
        ) as place
    from answered

)

select
    {{ conform('spoke', 'question_response', object='question_response',
        id=['spoke_question_response_id'], fields={
        'source_id_kind': 'source_id_kind',
        'person_record_uid': uid('spoke', 'campaign_contact', ['spoke_campaign_contact_id']),
        'question_uid': uid('spoke', 'interaction_step', ['spoke_interaction_step_id']),
        'responded_at': 'responded_at',
        'response_raw': 'response_value',
        'response_basis': "'recorded_by_canvasser'",
        'is_current': 'place = 1 and not is_gone',
        'source_created_at': 'created_at',
        'source_updated_at': 'updated_at',
        'time_basis': "case when created_at is null then 'assumed' else 'documented_utc' end",
        'is_deleted': 'is_gone',
        'deleted_at': 'case when is_gone then coalesce(missing_since, updated_at, extracted_at) end',
        'deletion_basis': "case when missing_since is not null then 'absence_in_full_sync'"
            " when is_gone then 'source_flag' end",
    }) }}
from ranked
