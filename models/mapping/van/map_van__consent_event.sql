{{ config(enabled=tool_is_on('van')) }}

{%- set statements = {
    'sms_opt_in': ['text', 'phone', 'phone_key', 'sms_opt_in_status'],
    'phone_opt_in': ['phone', 'phone', 'phone_key', 'phone_opt_in_status'],
    'email_subscription':
        ['email', 'email', 'email_key', 'email_subscription_status'],
} %}

{%- set suppressions = {
    'is_do_not_call': ['phone', 'phone'],
    'is_do_not_text': ['text', 'phone'],
    'is_do_not_email': ['email', 'email'],
    'is_do_not_mail': ['mail', 'null'],
    'is_do_not_walk': ['door', 'null'],
} %}

{%- set landed = 'account_slug, extracted_at, loaded_at, load_id, source_row_id, missing_since' %}

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

-- the person may have another phone since, or not be landed at all
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
            and coalesce(history.van_phone_id, people.van_phone_id, '')
            = coalesce(people.van_phone_id, '')

),

said as (

    {% for object, (channel, value, key, status) in statements.items() %}
    select
        {{ landed }},
        '{{ object }}' as said_in,
        {{ key }} as said_about,
        {{ status }} as said_how,
        van_person_id,
        {{ value }} as contact_value,
        '{{ channel }}' as channel,
        cast(null as {{ dbt.type_string() }}) as consent_status,
        {{ status }} as consent_status_raw,
        updated_at as effective_at,
        'record_updated' as effective_basis,
        'staff_entry' as capture_method,
        cast(null as {{ dbt.type_string() }}) as van_contact_id,
        cast(null as {{ dbt.type_timestamp() }}) as created_at,
        updated_at,
        cast(null as {{ dbt.type_timestamp() }}) as suppressed_at
    from people
    where {{ status }} is not null and {{ value }} is not null

    union all
    {% endfor %}
    {%- for flag, (channel, value) in suppressions.items() %}
    select
        {{ landed }},
        'suppression' as said_in,
        van_person_id as said_about,
        '{{ flag }}' as said_how,
        van_person_id,
        {{ value }} as contact_value,
        '{{ channel }}' as channel,
        'opted_out' as consent_status,
        '{{ flag }}' as consent_status_raw,
        updated_at as effective_at,
        'record_updated' as effective_basis,
        'staff_entry' as capture_method,
        cast(null as {{ dbt.type_string() }}) as van_contact_id,
        cast(null as {{ dbt.type_timestamp() }}) as created_at,
        updated_at,
        cast(null as {{ dbt.type_timestamp() }}) as suppressed_at
    from people
    where {{ flag }}

    union all
    {% endfor %}
    select
        {{ landed }},
        'contact_history' as said_in,
        van_contact_id as said_about,
        channel as said_how,
        van_person_id,
        phone as contact_value,
        channel,
        'opted_out' as consent_status,
        refusal as consent_status_raw,
        canvassed_at as effective_at,
        'stated' as effective_basis,
        case
            when channel = 'text' then 'reply_text'
            else 'verbal_to_caller'
        end as capture_method,
        van_contact_id,
        created_at,
        updated_at,
        suppressed_at
    from refusals

)

select
    {{ conform('van', 'consent_event', object='suppression', id_kind='composite',
        id=['said_about', 'said_how'], fields={
        'source_object': 'said_in',
        'person_record_uid': uid('van', 'person', ['van_person_id']),
        'contact_point_value_raw': 'contact_value',
        'channel': 'channel',
        'sender_scope': "'one_org'",
        'consent_status': 'consent_status',
        'consent_status_raw': 'consent_status_raw',
        'message_purpose': "'all'",
        'effective_at': 'effective_at',
        'effective_basis': 'effective_basis',
        'capture_method': 'capture_method',
        'evidence_ref': uid('van', 'contact_history', ['van_contact_id']),
        'is_verified': 'van_contact_id is not null',
        'source_created_at': 'created_at',
        'source_updated_at': 'updated_at',
        'time_basis': "'offset_in_value'",
        'is_deleted': 'suppressed_at is not null',
        'deleted_at': 'suppressed_at',
        'deletion_basis': "case when suppressed_at is not null then 'source_flag' end",
    }) }}
from said
