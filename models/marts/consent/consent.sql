{{ config(pre_hook="{{ throughline.lend_hash_key() }}") }}

with current_consent as (

    select
        *,
        case when consent_status = 'opted_out' then effective_at end as stop_at
    from {{ ref('mds_consent_current') }}

),

contact_points as (

    select
        contact_point.record_uid,
        contact_point.value_normalized,
        crosswalk.person_id_wide,
        deliverability.sort_order as deliverability_order
    from {{ rolled_up('contact_point') }} as contact_point
    inner join {{ ref('person_crosswalk') }} as crosswalk
        on contact_point.person_record_uid = crosswalk.record_uid
    inner join {{ ref('ref_deliverability') }} as deliverability
        on contact_point.deliverability = deliverability.value
    where contact_point.value_normalized is not null and not contact_point.is_deleted

),

-- whose a refusal is: the holders of its value, or the person it names
refusals as (

    select
        current_consent.consent_uid,
        current_consent.contact_point_value_normalized,
        current_consent.sender_org_uid,
        current_consent.channel,
        current_consent.message_purpose,
        coalesce(contact_points.person_id_wide, crosswalk.person_id_wide) as person_id_wide
    from current_consent
    -- an opt-out may be of an address or number that no record has
    left join contact_points
        on current_consent.contact_point_value_normalized = contact_points.value_normalized
    -- or may name no person
    left join {{ ref('person_crosswalk') }} as crosswalk
        on current_consent.person_record_uid = crosswalk.record_uid
    where current_consent.consent_status = 'opted_out'

),

-- what a person has refused on another number or address of theirs
advised as (

    select current_consent.consent_uid
    from current_consent
    inner join contact_points
        on current_consent.contact_point_value_normalized = contact_points.value_normalized
    inner join refusals
        on
            contact_points.person_id_wide = refusals.person_id_wide
            and current_consent.sender_org_uid = refusals.sender_org_uid
            and refusals.channel in ('all', current_consent.channel)
            and refusals.message_purpose in ('all', current_consent.message_purpose)
            and current_consent.contact_point_value_normalized
            is distinct from refusals.contact_point_value_normalized
    group by current_consent.consent_uid

),

holders as (

    select
        value_normalized,
        min(person_id_wide) as person_id_wide,
        count(distinct person_id_wide) as person_count,
        max(deliverability_order) as deliverability_order
    from contact_points
    group by value_normalized

),

sends as (

    select
        current_consent.consent_uid,
        max(attempt.occurred_at) as last_send_after_opt_out_at,
        count(distinct attempt.tool_slug) as tools_sending_after_opt_out
    from current_consent
    inner join contact_points
        on current_consent.contact_point_value_normalized = contact_points.value_normalized
    inner join {{ rolled_up('contact_attempt') }} as attempt
        on
            contact_points.record_uid = attempt.contact_point_uid
            and current_consent.sender_org_uid = attempt.owner_org_uid
            and current_consent.channel in ('all', attempt.channel)
            and current_consent.stop_at < attempt.occurred_at
    where
        attempt.direction = 'outbound'
        and attempt.result_class <> 'not_attempted'
        and not attempt.is_deleted
    group by current_consent.consent_uid

),

agreements as (

    select
        tool_slug,
        account_slug,
        min(sla_opt_out_hours) as sla_opt_out_hours
    from {{ ref('mds_data_agreement') }}
    where entity in ('*', 'consent_event')
    group by tool_slug, account_slug

),

deadlines as (

    select
        stop_day.date_day as stop_date,
        min(legal_day.date_day) as must_stop_by_date
    from {{ ref('calendar') }} as stop_day
    inner join {{ ref('calendar') }} as legal_day
        on legal_day.business_day_number = stop_day.business_day_number + 10
    group by stop_day.date_day

),

consent as (

    select
        current_consent.*,
        holders.person_id_wide,
        coalesce(holders.person_count, 0) as person_count,
        coalesce(deliverability.value, 'unknown') as deliverability,
        {{ dbt.dateadd(
            'hour',
            'cast(coalesce(agreements.sla_opt_out_hours, 24) as integer)',
            'current_consent.stop_at'
        ) }} as sla_stop_by,
        advised.consent_uid is not null as advisory_opt_out,
        deadlines.must_stop_by_date,
        sends.last_send_after_opt_out_at,
        coalesce(sends.tools_sending_after_opt_out, 0) as tools_sending_after_opt_out
    from current_consent
    -- an opt-out may be of an address or number that no record has
    left join holders
        on current_consent.contact_point_value_normalized = holders.value_normalized
    left join {{ ref('ref_deliverability') }} as deliverability
        on holders.deliverability_order = deliverability.sort_order
    left join agreements
        on
            current_consent.tool_slug = agreements.tool_slug
            and current_consent.account_slug = agreements.account_slug
    -- most people refuse nothing
    left join advised on current_consent.consent_uid = advised.consent_uid
    left join deadlines
        on cast(current_consent.stop_at as date) = deadlines.stop_date
    left join sends
        on current_consent.consent_uid = sends.consent_uid

)

select
    {{ keyed_hash('consent_uid') }} as consent_id,
    {{ keyed_hash('contact_point_value_normalized') }} as contact_point_key,
    case
        when contact_point_value_normalized like '%@%'
            then
                concat('***@', {{ dbt.split_part('contact_point_value_normalized', "'@'", 2) }})
        when contact_point_value_normalized is not null then
            concat('***', {{ dbt.right('contact_point_value_normalized', 4) }})
    end as value_masked,
    person_id_wide,
    {{ as_integer('person_count') }} as person_count,
    channel,
    sender_org_uid,
    sender_org_uid as owner_org_uid,
    sender_scope,
    message_purpose,
    consent_status,
    {{ 'may_contact and not advisory_opt_out as ' if consent_settings().honours_advisory }}may_contact,
    advisory_opt_out,
    deliverability,
    legal_weight,
    effective_at,
    effective_basis,
    capture_method,
    evidence_ref,
    tool_slug,
    account_slug,
    first_opt_out_at,
    sla_stop_by,
    must_stop_by_date,
    last_send_after_opt_out_at,
    {{ as_integer('tools_sending_after_opt_out') }} as tools_sending_after_opt_out,
    coalesce(last_send_after_opt_out_at > sla_stop_by, false) as is_violation,
    loaded_at as data_as_of
from consent
