-- a day of a volunteer's outreach in one campaign
with attempts as (

    select
        *,
        case when method = 'relational' then 'did_relational_outreach' else 'did_outreach' end
            as verb
    from {{ ref('mds_contact_attempt') }}
    where
        actor_kind in ('volunteer', 'peer')
        and actor_person_record_uid is not null
        and direction = 'outbound'
        and counts_as_attempt
        and not is_deleted
        and not is_stub
        and not is_echo

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
