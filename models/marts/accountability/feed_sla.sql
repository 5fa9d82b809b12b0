with promised as (

    select
        feed_day.*,
        promise.agreement_slug,
        promise.accountable_org_uid,
        promise.accountable_org_type,
        promise.operator_org_uid,
        promise.vendor_org_uid,
        promise.contact_role_email,
        promise.sla_freshness_hours
    from {{ ref('feed_day') }} as feed_day
    -- an account whose agreement has run out is late to nobody, and shows it
    left join {{ ref('feed_promise') }} as promise
        on
            feed_day.tool_slug = promise.tool_slug
            and feed_day.account_slug = promise.account_slug
            and feed_day.source_object = promise.source_object
            and feed_day.sla_date = promise.sla_date

),

aged as (

    select
        *,
        cast(
            (
                {{ epoch_seconds('measured_at') }}
                - {{ epoch_seconds('last_complete_load_at') }}
            ) / 3600.0
            as {{ api.Column.numeric_type('decimal', 12, 2) }}
        ) as age_hours
    from promised

),

judged as (

    select
        *,
        coalesce(age_hours <= sla_freshness_hours, false) as is_met,
        case
            when age_hours > sla_freshness_hours then age_hours - sla_freshness_hours
            when age_hours <= sla_freshness_hours then 0
        end as hours_late
    from aged

),

counted as (

    select
        *,
        sum(case when is_met then 1 else 0 end) over (
            partition by tool_slug, account_slug, source_object order by sla_date
        ) as days_met
    from judged

),

streaks as (

    select
        *,
        case
            when is_met then 0
            else
                row_number() over (
                    partition by tool_slug, account_slug, source_object, days_met
                    order by sla_date
                ) - case when days_met > 0 then 1 else 0 end
        end as breach_streak
    from counted

)

select
    concat(
        tool_slug, ':', account_slug, ':', source_object,
        '|', cast(sla_date as {{ dbt.type_string() }})
    ) as feed_sla_id,
    concat(tool_slug, ':', account_slug, ':', source_object) as feed_id,
    sla_date,
    owner_org_uid,
    tool_slug,
    account_slug,
    source_object,
    agreement_slug,
    accountable_org_uid,
    accountable_org_type,
    operator_org_uid,
    vendor_org_uid,
    contact_role_email,
    sla_freshness_hours,
    last_complete_load_at,
    max_source_updated_at,
    age_hours,
    is_met,
    cast(hours_late as {{ api.Column.numeric_type('decimal', 12, 2) }}) as hours_late,
    rows_extracted,
    rows_loaded,
    rows_rejected,
    rows_duplicate,
    schema_changes,
    runs_failed,
    {{ as_integer('breach_streak') }} as breach_streak_days
from streaks
