-- a day of a volunteer's outreach in one campaign
with known as (

    select
        acts.record_uid,
        acts.native_uid,
        coalesce(acts.actor_person_record_uid, additions.actor_person_record_uid)
            as actor_person_record_uid,
        coalesce(nullif(acts.actor_kind, 'unknown'), additions.actor_kind) as actor_kind,
        coalesce(acts.campaign_uid, additions.campaign_uid) as campaign_uid,
        acts.method,
        acts.channel,
        acts.occurred_at,
        acts.occurred_local_date,
        acts.source_created_at,
        acts.owner_org_uid,
        acts.tool_slug,
        acts.account_slug,
        acts.is_echo,
        acts.loaded_at
    from {{ rolled_up('contact_attempt') }} as acts
    inner join {{ ref('mds_person_record') }} as people
        on acts.person_record_uid = people.record_uid
    -- most contacts were copied nowhere
    left join {{ ref('flag_echo_addition') }} as additions
        on acts.record_uid = additions.record_uid
    where
        acts.direction = 'outbound'
        and acts.counts_as_attempt
        and not acts.is_deleted
        and not acts.is_stub
        and not people.is_test
        and not exists (
            select 1
            from {{ ref('flag_echo') }} as copies
            where
                copies.entity = 'contact_attempt'
                and copies.record_uid = acts.record_uid
                and copies.is_copy
        )

),

attempts as (

    select
        *,
        case when method = 'relational' then 'did_relational_outreach' else 'did_outreach' end
            as verb
    from known
    where actor_kind in ('volunteer', 'peer') and actor_person_record_uid is not null

),

first_attempts as (

    select
        *,
        row_number() over day_order as place,
        count(*) over day as weight,
        max(loaded_at) over day as latest_loaded_at
    from attempts
    window
        day as (partition by actor_person_record_uid, campaign_uid, occurred_local_date, verb),
        day_order as (
            partition by actor_person_record_uid, campaign_uid, occurred_local_date, verb
            order by occurred_at, record_uid
        )

),

days as (

    select
        *,
        'touchpoint:' || verb || ':' || {{ mds_encode_id([
            'actor_person_record_uid', 'campaign_uid', 'occurred_local_date',
        ]) }} as touchpoint_uid
    from first_attempts
    where place = 1

)

select
    touchpoint_uid,
    actor_person_record_uid as person_record_uid,
    occurred_at,
    occurred_local_date,
    source_created_at,
    'inbound' as direction,
    verb,
    channel,
    campaign_uid,
    cast(null as {{ dbt.type_string() }}) as outcome,
    'done' as outcome_class,
    '*' as ladder_outcome,
    campaign_uid as object_uid,
    cast(null as {{ dbt.type_string() }}) as counterpart_person_record_uid,
    {{ as_integer('weight') }} as weight,
    owner_org_uid,
    tool_slug,
    account_slug,
    'contact_attempt' as source_entity,
    record_uid as source_record_uid,
    touchpoint_uid as native_uid,
    is_echo,
    latest_loaded_at as loaded_at
from days
