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

)

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
    {{ as_integer(
        'sum(case when runs.run_date = feed_days.sla_date then runs.' ~ count ~ ' else 0 end)'
    ) }} as {{ count }},
    {%- endfor %}
    {{ as_integer(
        'sum(case when runs.run_date = feed_days.sla_date then runs.schema_change else 0 end)'
    ) }} as schema_changes,
    {{ as_integer(
        "sum(case when runs.run_date = feed_days.sla_date and runs.status = 'failed' then 1 else 0 end)"
    ) }} as runs_failed
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
