{# Fails closed: an opt-out stands until the person takes it back, provably and by
   their own act; whatever else was said later changes nothing. #}
with recursive ties as (

    -- a statement to a whole network reaches every organization below its sender
    select
        parent_org_uid as sender_org_uid,
        child_org_uid as reached_org_uid
    from {{ ref('mds_org_affiliation') }}
    union
    select
        ties.sender_org_uid,
        affiliations.child_org_uid as reached_org_uid
    from ties
    inner join {{ ref('mds_org_affiliation') }} as affiliations
        on ties.reached_org_uid = affiliations.parent_org_uid

),

-- a deletion takes back a permission, never a refusal
statements as (

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
    from {{ ref('mds_consent_event') }}
    where not is_stub and (consent_status = 'opted_out' or not is_deleted)

),

values_of_person as (

    select
        person_record_uid,
        contact_point_type,
        value_normalized
    from {{ ref('mds_contact_point') }}
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
    inner join ties on statements.sender_org_uid = ties.sender_org_uid
    where statements.sender_scope in ('network', 'platform')
    union
    select
        statements.source_record_uid,
        accounts.owner_org_uid as reached_org_uid
    from statements
    inner join {{ ref('mds_tool_account') }} as accounts
        on statements.tool_slug = accounts.tool_slug
    where statements.sender_scope = 'platform'

),

said as (

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

),

keys as (

    select
        point_key,
        reached_org_uid,
        channel,
        message_purpose
    from said
    group by point_key, reached_org_uid, channel, message_purpose

),

-- what was said of every channel, or of every purpose, counts for each
heard as (

    select
        keys.channel as key_channel,
        keys.message_purpose as key_purpose,
        said.*,
        said.consent_status = 'opted_in'
        and said.is_verified
        and said.capture_method in ('keyword', 'web_form', 'paper') as is_own_act,
        said.capture_method in ('complaint', 'carrier_block') as is_hard
    from keys
    inner join said
        on
            keys.point_key = said.point_key
            and keys.reached_org_uid = said.reached_org_uid
            and (
                keys.channel = said.channel
                or (said.channel = 'all' and said.consent_status = 'opted_out')
            )
            and (
                keys.message_purpose = said.message_purpose
                or said.message_purpose = 'all'
            )

),

timed as (

    select
        heard.*,
        max(case when is_own_act then effective_at end) over consent_key as last_own_act_at,
        max(case
            when is_own_act and capture_method = 'keyword' and channel = key_channel
                then effective_at
        end) over consent_key as last_keyword_at,
        min(case when consent_status = 'opted_out' then effective_at end) over consent_key
            as first_opt_out_at
    from heard
    window
        consent_key as (
            partition by point_key, reached_org_uid, key_channel, key_purpose
        )

),

standing as (

    select
        *,
        consent_status = 'opted_out'
        and not coalesce(
            case when is_hard then last_keyword_at else last_own_act_at end > effective_at, false
        ) as is_standing_refusal
    from timed

),

ranked as (

    select
        *,
        row_number() over (
            partition by point_key, reached_org_uid, key_channel, key_purpose
            order by
                case when is_standing_refusal then 0 else 1 end,
                effective_at desc,
                case consent_status
                    when 'opted_out' then 0
                    when 'unspecified' then 1
                    when 'pending_confirmation' then 2
                    when 'unknown' then 3
                    else 4
                end,
                source_record_uid
        ) as place
    from standing

),

deciding as (

    select
        ranked.*,
        coalesce(max(case when policies.implied_is_enough then 1 else 0 end) over (
            partition by
                ranked.point_key, ranked.reached_org_uid, ranked.key_channel, ranked.key_purpose
        ), 0) = 1 as implied_is_enough,
        row_number() over (
            partition by
                ranked.point_key, ranked.reached_org_uid, ranked.key_channel, ranked.key_purpose
            order by policies.owner_org_slug, policies.message_purpose
        ) as policy_place
    from ranked
    -- most organizations have not said that implied permission is enough
    left join {{ ref('flag_consent_policy') }} as policies
        on
            policies.implied_is_enough
            and ranked.key_channel = policies.channel
            and policies.message_purpose in ('*', ranked.key_purpose)
            and (
                policies.owner_org_slug = '*'
                or ranked.reached_org_uid = {{ organization_uid('policies.owner_org_slug') }}
            )
    where ranked.place = 1

)

select
    point_key || '|' || {{ mds_encode_id(['key_channel', 'reached_org_uid', 'key_purpose']) }}
        as consent_uid,
    point as contact_point_value_normalized,
    person_record_uid,
    key_channel as channel,
    reached_org_uid as sender_org_uid,
    key_purpose as message_purpose,
    sender_scope,
    consent_status,
    consent_status = 'opted_in' or (consent_status <> 'opted_out' and implied_is_enough)
        as may_contact,
    legal_weight,
    effective_at,
    effective_basis,
    capture_method,
    evidence_ref,
    first_opt_out_at,
    tool_slug,
    account_slug,
    source_record_uid,
    loaded_at,
    '{{ _mds_version() }}' as mds_version
from deciding
where policy_place = 1
