{{ config(materialized='table', post_hook='{{ throughline.refresh_statistics() }}') }}

-- every touchpoint as it is now; mds_touchpoint takes over what has changed
with acts as (

    {% for branch in _touchpoints() -%}
    select {{ _touchpoint_columns() | join(', ') }}
    from {{ ref('flag_touchpoint__' ~ branch) }}
    {{ 'union all' if not loop.last }}
    {% endfor %}

),

-- nobody's journey goes on in a test, or in a record that its tool has deleted; what
-- its tool merged into another has
real_acts as (

    select acts.*
    from acts
    inner join {{ ref('mds_person_record') }} as people
        on acts.person_record_uid = people.record_uid
    where
        not people.is_test
        and (not people.is_deleted or people.superseded_by_uid is not null)

),

-- an act outside any campaign serves its owner's unassigned program
placed as (

    select
        acts.*,
        accounts.account_timezone,
        campaigns.campaign_type,
        coalesce(
            campaigns.program_uid, {{ unassigned_program_uid('acts.owner_org_uid') }}
        ) as program_uid
    from real_acts as acts
    left join {{ rolled_up('campaign') }} as campaigns on acts.campaign_uid = campaigns.record_uid
    -- an opt-out may be of an account that nobody registered
    left join {{ ref('mds_tool_account') }} as accounts
        on acts.tool_slug = accounts.tool_slug and acts.account_slug = accounts.account_slug

),

-- a program without a type takes it from the campaign, the channel or the entity
typed as (

    select
        placed.*,
        coalesce(
            nullif(programs.program_type, 'unknown'),
            by_campaign.program_type,
            by_channel.program_type,
            by_entity.program_type,
            'unknown'
        ) as program_type
    from placed
    left join {{ rolled_up('program') }} as programs on placed.program_uid = programs.record_uid
    left join {{ ref('ref_program_type_inferred') }} as by_campaign
        on
            by_campaign.basis = 'campaign_type'
            and placed.campaign_type = by_campaign.basis_value
    left join {{ ref('ref_program_type_inferred') }} as by_channel
        on by_channel.basis = 'channel' and placed.channel = by_channel.basis_value
    left join {{ ref('ref_program_type_inferred') }} as by_entity
        on
            by_entity.basis = 'source_entity'
            and placed.source_entity = by_entity.basis_value

),

-- an organization's own rung before everybody's; many verbs move nobody
laddered as (

    select
        typed.*,
        coalesce(own_rungs.ladder_rung, rungs.ladder_rung) as ladder_rung
    from typed
    left join {{ ref('flag_ladder_map') }} as own_rungs
        on
            typed.verb = own_rungs.verb
            and typed.ladder_outcome = own_rungs.outcome
            and own_rungs.owner_org_slug <> '*'
            and typed.owner_org_uid = {{ organization_uid('own_rungs.owner_org_slug') }}
    left join {{ ref('flag_ladder_map') }} as rungs
        on
            typed.verb = rungs.verb
            and typed.ladder_outcome = rungs.outcome
            and rungs.owner_org_slug = '*'

)

select
    touchpoint_uid,
    person_record_uid,
    occurred_at,
    coalesce(
        occurred_local_date,
        {{ utc_to_local_date('occurred_at', "coalesce(account_timezone, 'UTC')") }}
    ) as occurred_local_date,
    source_created_at,
    direction,
    verb,
    channel,
    program_type,
    program_uid,
    campaign_uid,
    outcome,
    outcome_class,
    {{ as_integer('ladder_rung') }} as ladder_rung,
    object_uid,
    counterpart_person_record_uid,
    weight,
    owner_org_uid,
    tool_slug,
    account_slug,
    source_entity,
    source_record_uid,
    native_uid,
    is_echo,
    loaded_at,
    '{{ _mds_version() }}' as mds_version
from laddered
