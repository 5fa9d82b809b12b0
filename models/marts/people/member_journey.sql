{%- set settings = journey_settings() -%}
{%- set day = 86400 -%}
{%- set trailing = 'range between ' ~ settings.stage_days * day ~ ' preceding' -%}

with {{ _journey_touches() }},

in_order as (

    select
        *,
        row_number() over person_order as sequence_number,
        lag(occurred_local_date) over person_order as previous_local_date,
        lag(channel) over person_order as previous_channel,
        lag(tool_slug) over person_order as previous_tool_slug,
        lag(program_uid) over person_order as previous_program_uid,
        first_value(occurred_local_date) over person_order as first_local_date,
        row_number() over (
            partition by person_id, program_uid
            order by occurred_at, order_rung, touchpoint_uid
        ) as program_sequence_number,
        case
            when verb <> 'volunteered_shift' then ladder_rung
            when
                sum(case when verb = 'volunteered_shift' then 1 else 0 end) over (
                    partition by person_id
                    order by
                        occurred_second
                    range between {{ 90 * day }} preceding and current row
                ) >= 3
                then greatest(ladder_rung, 5)
            else ladder_rung
        end as rung
    from touches
    window
        person_order as (
            partition by person_id order by occurred_at, order_rung, touchpoint_uid
        )

),

staged as (

    select
        *,
        direction = 'inbound' and coalesce(rung, 0) >= 2 as is_positive_action,
        greatest(
            coalesce(max(rung) over (
                partition by person_id
                order by occurred_second {{ trailing }} and 1 preceding
            ), 0),
            coalesce(max(rung) over (
                partition by person_id, occurred_second
                order by sequence_number rows between unbounded preceding and 1 preceding
            ), 0)
        ) as stage_before,
        coalesce(
            max(case when verb not in ('donated', 'started_recurring', 'paid_dues') then rung end)
                over (
                    partition by person_id
                    order by occurred_second {{ trailing }} and current row
                ),
            0
        ) as stage_without_gifts
    from in_order

),

prompted as (

    select
        staged.*,
        greatest(staged.stage_before, coalesce(staged.rung, 0)) as stage_after,
        max(case when staged.direction = 'outbound' then staged.sequence_number end) over (
            partition by staged.person_id
            order by staged.sequence_number rows between unbounded preceding and 1 preceding
        ) as prompt_sequence_number
    from staged

),

positive as (

    select
        touchpoint_uid,
        {{ dbt.datediff(
            'lag(occurred_local_date) over person_order', 'occurred_local_date', 'day'
        ) }} as gap_before_days,
        {{ dbt.datediff(
            'occurred_local_date',
            'coalesce(lead(occurred_local_date) over person_order, as_of_date)',
            'day'
        ) }} as gap_after_days,
        {{ lapse_days('stage_after', 'stage_without_gifts') }}
            as lapse_after_days,
        lag(
            {{ lapse_days('stage_after', 'stage_without_gifts') }}
        ) over person_order as lapse_before_days
    from prompted
    cross join {{ ref('warehouse_as_of') }}
    where is_positive_action
    window person_order as (partition by person_id order by sequence_number)

),

journey as (

    select
        prompted.*,
        lag(prompted.stage_after) over (
            partition by prompted.person_id order by prompted.sequence_number
        ) as previous_stage,
        positive.gap_before_days,
        coalesce(positive.gap_after_days > positive.lapse_after_days, false) as is_lapse_start,
        coalesce(positive.gap_before_days > positive.lapse_before_days, false)
            as is_reengagement,
        case when prompt.touchpoint_uid is null then prompted.channel else prompt.channel end
            as returning_channel,
        case
            when prompt.touchpoint_uid is null then prompted.program_uid else prompt.program_uid
        end as returning_program_uid
    from prompted
    left join positive
        on prompted.touchpoint_uid = positive.touchpoint_uid
    -- the outbound touch a return is credited to; a return may come unprompted
    left join prompted as prompt
        on
            prompted.person_id = prompt.person_id
            and prompted.prompt_sequence_number = prompt.sequence_number
            and prompted.occurred_second - prompt.occurred_second
            <= {{ settings.prompt_days * day }}

)

select
    touchpoint_uid,
    person_id,
    owner_org_uid,
    program_uid,
    program_type,
    campaign_uid,
    channel,
    tool_slug,
    account_slug,
    source_record_uid as record_uid,
    direction,
    verb,
    outcome,
    outcome_class,
    {{ as_integer('rung') }} as ladder_rung,
    is_positive_action,
    occurred_at,
    occurred_local_date,
    source_created_at,
    counterpart_person_id,
    object_uid,
    amount,
    currency,
    {{ as_integer('weight') }} as weight,
    source_entity,
    native_uid,
    is_echo,
    dedupe_group,
    sequence_number,
    {{ as_integer(dbt.datediff('first_local_date', 'occurred_local_date', 'day')) }}
        as person_lifetime_day,
    {{ as_integer(dbt.datediff('previous_local_date', 'occurred_local_date', 'day')) }}
        as days_since_previous,
    previous_channel,
    previous_tool_slug,
    sequence_number = 1 as is_first_touch,
    program_uid is not null and program_sequence_number = 1 as is_first_in_program,
    coalesce(tool_slug <> previous_tool_slug, false) as is_cross_tool_step,
    coalesce(program_uid <> previous_program_uid, false) as is_cross_program_step,
    {{ as_integer('stage_before') }} as stage_before,
    {{ as_integer('stage_after') }} as stage_after,
    stage_after > stage_before as is_stage_up,
    coalesce(stage_before < previous_stage, false) as is_stage_down,
    {{ as_integer('gap_before_days') }} as gap_before_days,
    is_lapse_start,
    is_reengagement,
    case when is_reengagement then returning_channel end as reengaged_by_channel,
    case when is_reengagement then returning_program_uid end as reengaged_by_program_uid,
    loaded_at as data_as_of
from journey
