{%- set windows = [7, 30, 90] -%}
{%- set seconds = 'next_action.occurred_second - reached.reached_second' -%}

with touches as (

    select
        journey.*,
        calendar.week_start_date,
        {{ epoch_seconds('journey.occurred_at') }} as occurred_second,
        coalesce(journey.channel, 'unknown') as outreach_channel,
        attempt.conversation_uid,
        attempt.result_class,
        coalesce(attempt.is_contact, false) as is_contact
    from {{ ref('member_journey') }} as journey
    inner join {{ ref('calendar') }} as calendar
        on journey.occurred_local_date = calendar.date_day
    -- only outreach has a contact attempt behind it
    left join {{ ref('mds_contact_attempt') }} as attempt
        on
            journey.record_uid = attempt.record_uid
            and journey.verb in ('contacted', 'responded')
    where journey.program_uid is not null

),

reached as (

    select
        week_start_date,
        owner_org_uid,
        program_uid,
        program_type,
        outreach_channel as channel,
        person_id,
        min(occurred_second) as reached_second,
        min(stage_before) as stage_before
    from touches
    where is_contact
    group by
        week_start_date, owner_org_uid, program_uid, program_type, outreach_channel, person_id

),

next_actions as (

    select
        reached.week_start_date,
        reached.owner_org_uid,
        reached.program_uid,
        reached.program_type,
        {% for days in windows -%}
        count(distinct case when {{ seconds }} <= {{ days * 86400 }} then reached.person_id end)
            as next_actions_{{ days }}d,
        {% endfor -%}
        reached.channel
    from reached
    inner join touches as next_action
        on
            reached.person_id = next_action.person_id
            and reached.reached_second < next_action.occurred_second
            and {{ seconds }} <= {{ windows[-1] * 86400 }}
    where
        next_action.is_positive_action
        and (
            next_action.program_uid <> reached.program_uid
            or next_action.ladder_rung > reached.stage_before
        )
    group by
        reached.week_start_date, reached.owner_org_uid, reached.program_uid,
        reached.program_type, reached.channel

),

weeks as (

    select
        week_start_date,
        owner_org_uid,
        program_uid,
        program_type,
        outreach_channel as channel,
        count(distinct tool_slug) as tool_count,
        count(distinct case when verb = 'contacted' then native_uid end) as attempts,
        count(distinct case when verb = 'contacted' then person_id end) as people_attempted,
        count(distinct case when is_contact then person_id end) as people_reached,
        count(distinct case when is_contact then conversation_uid end) as conversations,
        count(distinct case when verb = 'answered_question' then person_id end)
            as people_answering,
        count(distinct case
            when verb in ('contacted', 'responded') and result_class = 'opted_out'
                then person_id
        end) as opt_outs,
        count(distinct case
            when verb = 'contacted' and result_class = 'bad_data' then native_uid
        end) as bad_contacts,
        count(distinct case when is_positive_action then person_id end) as people_acting,
        count(distinct case when is_first_touch then person_id end) as people_first_ever,
        count(distinct case when is_reengagement then person_id end) as people_reengaged,
        count(distinct case when verb = 'volunteered_shift' then native_uid end)
            as volunteer_shifts,
        max(data_as_of) as data_as_of
    from touches
    group by week_start_date, owner_org_uid, program_uid, program_type, outreach_channel

),

late_feeds as (

    select
        owner_org_uid,
        calendar.week_start_date,
        count(distinct case when not is_met then feed_sla.feed_id end) as feeds_late
    from {{ ref('feed_sla') }} as feed_sla
    inner join {{ ref('calendar') }} as calendar
        on feed_sla.sla_date = calendar.date_day
    group by owner_org_uid, calendar.week_start_date

)

select
    concat(
        cast(weeks.week_start_date as {{ dbt.type_string() }}),
        '|', weeks.program_uid, '|', weeks.program_type, '|', weeks.channel, '|', weeks.owner_org_uid
    ) as program_week_id,
    weeks.week_start_date,
    weeks.owner_org_uid,
    weeks.program_uid,
    weeks.program_type,
    weeks.channel,
    weeks.tool_count,
    weeks.attempts,
    weeks.people_attempted,
    weeks.people_reached,
    weeks.conversations,
    weeks.people_answering,
    weeks.opt_outs,
    weeks.bad_contacts,
    weeks.people_acting,
    weeks.people_first_ever,
    weeks.people_reengaged,
    weeks.volunteer_shifts,
    {%- for days in windows %}
    {{ dbt.dateadd('day', days + 6, 'weeks.week_start_date') }} < as_of.as_of_date
        as is_window_closed_{{ days }}d,
    case
        when {{ dbt.dateadd('day', days + 6, 'weeks.week_start_date') }} < as_of.as_of_date
            then {{ as_integer('coalesce(next_actions.next_actions_' ~ days ~ 'd, 0)') }}
    end as next_actions_{{ days }}d,
    {%- endfor %}
    {{ rate('weeks.people_reached', 'weeks.people_attempted') }} as contact_rate,
    {{ rate('weeks.people_answering', 'weeks.people_reached') }} as response_rate,
    {{ rate('weeks.opt_outs', 'weeks.people_attempted') }} as opt_out_rate,
    {{ as_integer('coalesce(late_feeds.feeds_late, 0)') }} as feeds_late,
    weeks.data_as_of
from weeks
cross join {{ ref('warehouse_as_of') }} as as_of
-- nobody may have been reached that week, or acted afterwards
left join next_actions
    on
        weeks.week_start_date = next_actions.week_start_date
        and weeks.owner_org_uid = next_actions.owner_org_uid
        and weeks.program_uid = next_actions.program_uid
        and weeks.program_type = next_actions.program_type
        and weeks.channel = next_actions.channel
-- a week from before the first load has no service level to miss
left join late_feeds
    on
        weeks.week_start_date = late_feeds.week_start_date
        and weeks.owner_org_uid = late_feeds.owner_org_uid
