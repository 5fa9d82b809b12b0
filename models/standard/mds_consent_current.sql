{# Fails closed: an opt-out stands until the person takes it back, provably and by
   their own act; whatever else was said later changes nothing. #}
with ranked as (

    select
        *,
        row_number() over (
            partition by point_key, reached_org_uid, key_channel, key_purpose
            order by
                case when is_standing_refusal then 0 else 1 end asc,
                effective_at desc,
                case consent_status
                    when 'opted_out' then 0
                    when 'unspecified' then 1
                    when 'pending_confirmation' then 2
                    when 'unknown' then 3
                    else 4
                end asc,
                source_record_uid asc
        ) as place
    from {{ ref('flag_consent__standing') }}

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
