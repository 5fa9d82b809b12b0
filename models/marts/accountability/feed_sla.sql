with runs as (

    select
        sync_run.*,
        {{ utc_to_local_date('sync_run.extracted_at', 'tool_account.account_timezone') }}
            as run_date,
        tool_account.account_timezone,
        case
            when
                lag(sync_run.schema_fingerprint) over feed_order
                <> sync_run.schema_fingerprint
                then 1
            else 0
        end as schema_change
    from {{ ref('mds_sync_run') }} as sync_run
    inner join {{ ref('mds_tool_account') }} as tool_account
        on
            sync_run.tool_slug = tool_account.tool_slug
            and sync_run.account_slug = tool_account.account_slug
    window
        feed_order as (
            partition by sync_run.tool_slug, sync_run.account_slug, sync_run.source_object
            order by sync_run.extracted_at, sync_run.record_uid
        )

),

feed_days as (

    select
        feed.tool_slug,
        feed.account_slug,
        feed.source_object,
        feed.owner_org_uid,
        calendar.date_day as sla_date,
        least(
            {{ local_to_utc(
                dbt.dateadd('day', 1, 'calendar.date_day'), 'feed.account_timezone'
            ) }},
            as_of.as_of_at
        ) as measured_at
    from (
        select
            tool_slug,
            account_slug,
            source_object,
            owner_org_uid,
            account_timezone,
            min(run_date) as first_run_date
        from runs
        group by tool_slug, account_slug, source_object, owner_org_uid, account_timezone
    ) as feed
    cross join {{ ref('warehouse_as_of') }} as as_of
    inner join {{ ref('calendar') }} as calendar
        on calendar.date_day between feed.first_run_date and as_of.as_of_date

),

measured as (

    select
        feed_days.tool_slug,
        feed_days.account_slug,
        feed_days.source_object,
        feed_days.owner_org_uid,
        feed_days.sla_date,
        feed_days.measured_at,
        max(case when runs.status = 'succeeded' then runs.extracted_at end)
            as last_complete_load_at,
        max(runs.max_source_updated_at) as max_source_updated_at,
        {%- for count in ['rows_extracted', 'rows_loaded', 'rows_rejected', 'rows_duplicate'] %}
        sum(case when runs.run_date = feed_days.sla_date then runs.{{ count }} else 0 end)
            as {{ count }},
        {%- endfor %}
        sum(case when runs.run_date = feed_days.sla_date then runs.schema_change else 0 end)
            as schema_changes,
        sum(case
            when runs.run_date = feed_days.sla_date and runs.status = 'failed' then 1
            else 0
        end) as runs_failed
    from feed_days
    inner join runs
        on
            feed_days.tool_slug = runs.tool_slug
            and feed_days.account_slug = runs.account_slug
            and feed_days.source_object = runs.source_object
            and feed_days.sla_date >= runs.run_date
    group by
        feed_days.tool_slug,
        feed_days.account_slug,
        feed_days.source_object,
        feed_days.owner_org_uid,
        feed_days.sla_date,
        feed_days.measured_at

),

promised as (

    select
        measured.*,
        agreement.agreement_slug,
        agreement.accountable_org_uid,
        accountable.org_type as accountable_org_type,
        agreement.operator_org_uid,
        agreement.vendor_org_uid,
        agreement.contact_role_email,
        agreement.sla_freshness_hours,
        row_number() over (
            partition by
                measured.tool_slug,
                measured.account_slug,
                measured.source_object,
                measured.sla_date
            order by
                case when agreement.entity = '*' then 1 else 0 end,
                agreement.valid_from desc,
                agreement.record_uid
        ) as preference
    from measured
    left join {{ ref('ref_tool_object') }} as tool_object
        on
            measured.tool_slug = tool_object.tool_slug
            and measured.source_object = tool_object.source_object
    -- an account whose agreement has run out is late to nobody, and shows it
    left join {{ ref('mds_data_agreement') }} as agreement
        on
            measured.tool_slug = agreement.tool_slug
            and measured.account_slug = agreement.account_slug
            and agreement.entity in ('*', tool_object.entity)
            and measured.sla_date >= agreement.valid_from
            and (agreement.valid_to is null or measured.sla_date < agreement.valid_to)
    left join {{ ref('mds_organization') }} as accountable
        on agreement.accountable_org_uid = accountable.record_uid

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
    where preference = 1

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
    {{ as_integer('rows_extracted') }} as rows_extracted,
    {{ as_integer('rows_loaded') }} as rows_loaded,
    {{ as_integer('rows_rejected') }} as rows_rejected,
    {{ as_integer('rows_duplicate') }} as rows_duplicate,
    {{ as_integer('schema_changes') }} as schema_changes,
    {{ as_integer('runs_failed') }} as runs_failed,
    {{ as_integer('breach_streak') }} as breach_streak_days
from streaks
