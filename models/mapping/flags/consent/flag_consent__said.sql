{#- how a refusal came about, as far as a contact tells -#}
{%- set capture_method -%}
case
            when results.contact_point_effect = 'complained' then 'complaint'
            when attempts.channel = 'text' then 'reply_text'
            when attempts.channel = 'phone' then 'verbal_to_caller'
            else 'unknown'
        end
{%- endset -%}

-- a deletion takes back a permission, never a refusal; nor has anybody permitted yet
-- what they are said to permit in the future
with statements as (

    select
        record_uid as source_record_uid,
        person_record_uid,
        contact_point_value_normalized,
        channel,
        sender_org_uid,
        sender_scope,
        consent_status,
        message_purpose,
        effective_at,
        effective_basis,
        capture_method,
        evidence_ref,
        legal_weight,
        is_verified,
        tool_slug,
        account_slug,
        loaded_at
    from {{ rolled_up('consent_event') }}
    where
        not is_stub
        and (
            consent_status = 'opted_out'
            or (
                not is_deleted
                and effective_at <= {{ dbt.dateadd('hour', 48, 'extracted_at') }}
            )
        )
    union all
    -- a contact that ended in a refusal is one, whether or not its tool keeps a list
    select
        attempts.record_uid as source_record_uid,
        attempts.person_record_uid,
        coalesce(points.value_normalized, {{ _normalized_value('attempts.contact_point_value_raw') }})
            as contact_point_value_normalized,
        attempts.channel,
        attempts.owner_org_uid as sender_org_uid,
        'one_org' as sender_scope,
        results.consent_effect as consent_status,
        'all' as message_purpose,
        coalesce(attempts.responded_at, attempts.occurred_at) as effective_at,
        'stated' as effective_basis,
        {{ capture_method }} as capture_method,
        attempts.record_uid as evidence_ref,
        'revocation' as legal_weight,
        false as is_verified,
        attempts.tool_slug,
        attempts.account_slug,
        attempts.loaded_at
    from {{ rolled_up('contact_attempt') }} as attempts
    inner join {{ ref('ref_contact_result') }} as results
        on attempts.result = results.value and results.consent_effect = 'opted_out'
    -- a contact may name no contact point
    left join {{ ref('mds_contact_point') }} as points
        on attempts.contact_point_uid = points.record_uid

),

values_of_person as (

    select
        person_record_uid,
        contact_point_type,
        value_normalized
    from {{ rolled_up('contact_point') }}
    where value_normalized is not null
    group by person_record_uid, contact_point_type, value_normalized

),

-- a statement that names no value is about every one its person has
addressed as (

    select
        statements.*,
        coalesce(
            statements.contact_point_value_normalized, values_of_person.value_normalized
        ) as point
    from statements
    left join values_of_person
        on
            statements.contact_point_value_normalized is null
            and statements.person_record_uid = values_of_person.person_record_uid
            and (
                statements.channel in ('all', 'unknown')
                or (
                    statements.channel = 'email'
                    and values_of_person.contact_point_type = 'email'
                )
                or (
                    statements.channel in ('text', 'phone')
                    and values_of_person.contact_point_type = 'phone'
                )
            )

),

senders as (

    select
        source_record_uid,
        sender_org_uid as reached_org_uid
    from statements
    union
    select
        statements.source_record_uid,
        ties.reached_org_uid
    from statements
    inner join {{ ref('flag_consent__reach') }} as ties
        on statements.sender_org_uid = ties.sender_org_uid
    where
        statements.sender_scope in ('network', 'platform')
        and (ties.is_lasting or statements.consent_status = 'opted_out')
    union
    select
        statements.source_record_uid,
        accounts.owner_org_uid as reached_org_uid
    from statements
    inner join {{ ref('mds_tool_account') }} as accounts
        on statements.tool_slug = accounts.tool_slug
    where statements.sender_scope = 'platform'

)

select
    {{ mds_encode_id([
        'addressed.point',
        'case when addressed.point is null then addressed.person_record_uid end',
        'case when addressed.point is null and addressed.person_record_uid is null'
        ~ ' then addressed.source_record_uid end',
    ]) }} as point_key,
    senders.reached_org_uid,
    addressed.*
from addressed
inner join senders on addressed.source_record_uid = senders.source_record_uid
