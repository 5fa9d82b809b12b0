{{ config(enabled=tool_is_on('van')) }}

{%- set statements = [
    {'object': 'sms_opt_in', 'channel': 'text', 'value': 'phone',
        'key': 'phone_key', 'status': 'sms_opt_in_status'},
    {'object': 'phone_opt_in', 'channel': 'phone', 'value': 'phone',
        'key': 'phone_key', 'status': 'phone_opt_in_status'},
    {'object': 'email_subscription', 'channel': 'email', 'value': 'email',
        'key': 'email_key', 'status': 'email_subscription_status'},
] %}

{%- set suppressions = [
    {'flag': 'is_do_not_call', 'channel': 'phone', 'value': 'phone'},
    {'flag': 'is_do_not_text', 'channel': 'text', 'value': 'phone'},
    {'flag': 'is_do_not_email', 'channel': 'email', 'value': 'email'},
    {'flag': 'is_do_not_mail', 'channel': 'mail', 'value': 'null'},
    {'flag': 'is_do_not_walk', 'channel': 'door', 'value': 'null'},
] %}

with people as (

    select
        *,
        coalesce(van_phone_id, van_person_id) as phone_key,
        coalesce(van_email_id, van_person_id) as email_key
    from {{ ref('stg_van__contacts') }}

),

-- a result that withdraws permission says for which channel
withdrawals as (

    select
        results.account_slug,
        results.van_result_id,
        results.result_name,
        crosswalk.when_channel as channel
    from {{ ref('stg_van__result_codes') }} as results
    inner join {{ ref('crosswalk_contact_result') }} as crosswalk
        on
            crosswalk.tool_slug = 'van'
            and crosswalk.account_slug in ('*', results.account_slug)
            and crosswalk.standard_value = 'opt_out'
            and crosswalk.when_channel <> '*'
            and crosswalk.source_value = lower(trim(results.result_name))
    group by
        results.account_slug,
        results.van_result_id,
        results.result_name,
        crosswalk.when_channel

),

-- the number dialed, where VAN says which; the phone may be gone since
refusals as (

    select
        history.*,
        withdrawals.result_name as refusal,
        withdrawals.channel,
        people.phone
    from {{ ref('stg_van__contact_history') }} as history
    inner join withdrawals
        on
            history.account_slug = withdrawals.account_slug
            and history.van_result_id = withdrawals.van_result_id
    left join people
        on
            history.account_slug = people.account_slug
            and history.van_person_id = people.van_person_id
            and (
                history.van_phone_id is null
                or history.van_phone_id = people.van_phone_id
            )

)

{% for statement in statements %}
select
    {{ conform('van', 'consent_event', object=statement.object, id_kind='composite',
        id=[statement.key, statement.status], fields={
        'person_record_uid': uid('van', 'person', ['van_person_id']),
        'contact_point_value_raw': statement.value,
        'channel': "'" ~ statement.channel ~ "'",
        'sender_scope': "'one_org'",
        'consent_status_raw': statement.status,
        'message_purpose': "'all'",
        'effective_at': 'updated_at',
        'effective_basis': "'record_updated'",
        'capture_method': "'staff_entry'",
        'is_verified': 'false',
        'source_updated_at': 'updated_at',
        'time_basis': "'offset_in_value'",
    }) }}
from people
where {{ statement.status }} is not null and {{ statement.value }} is not null

union all
{% endfor %}
{%- for suppression in suppressions %}
select
    {{ conform('van', 'consent_event', object='suppression', id_kind='composite',
        id=['van_person_id', "'" ~ suppression.flag ~ "'"], fields={
        'person_record_uid': uid('van', 'person', ['van_person_id']),
        'contact_point_value_raw': suppression.value,
        'channel': "'" ~ suppression.channel ~ "'",
        'sender_scope': "'one_org'",
        'consent_status': "'opted_out'",
        'consent_status_raw': "'" ~ suppression.flag ~ "'",
        'message_purpose': "'all'",
        'effective_at': 'updated_at',
        'effective_basis': "'record_updated'",
        'capture_method': "'staff_entry'",
        'is_verified': 'false',
        'source_updated_at': 'updated_at',
        'time_basis': "'offset_in_value'",
    }) }}
from people
where {{ suppression.flag }}

union all
{% endfor %}
select
    {{ conform('van', 'consent_event', object='contact_history', id_kind='composite',
        id=['van_contact_id', 'channel'], fields={
        'person_record_uid': uid('van', 'person', ['van_person_id']),
        'contact_point_value_raw': 'phone',
        'channel': 'channel',
        'sender_scope': "'one_org'",
        'consent_status': "'opted_out'",
        'consent_status_raw': 'refusal',
        'message_purpose': "'all'",
        'effective_at': 'canvassed_at',
        'effective_basis': "'stated'",
        'capture_method':
            "case when channel = 'text' then 'reply_text' else 'verbal_to_caller' end",
        'evidence_ref': uid('van', 'contact_history', ['van_contact_id']),
        'is_verified': 'true',
        'source_created_at': 'created_at',
        'source_updated_at': 'updated_at',
        'time_basis': "'offset_in_value'",
        'is_deleted': 'suppressed_at is not null',
        'deleted_at': 'suppressed_at',
        'deletion_basis': "case when suppressed_at is not null then 'source_flag' end",
    }) }}
from refusals
