with runs as (

    select
        runs.*,
        objects.entity,
        objects.source_object is null as is_unknown_feed,
        lag(runs.schema_fingerprint) over feed_order as earlier_fingerprint,
        lag(case when runs.sync_mode = 'full' and runs.status = 'succeeded' then runs.rows_extracted end)
            over feed_order as earlier_rows
    from {{ ref('mds_sync_run') }} as runs
    -- a feed of a tool's own may be undescribed
    left join {{ ref('ref_tool_object') }} as objects
        on runs.tool_slug = objects.tool_slug and runs.source_object = objects.source_object
    window
        feed_order as (
            partition by runs.tool_slug, runs.account_slug, runs.source_object
            order by runs.started_at, runs.record_uid
        )

),

as_of as (

    select max(extracted_at) as as_of_at from runs

),

latest as (

    select
        runs.tool_slug,
        runs.account_slug,
        runs.source_object,
        max(runs.extracted_at) as loaded_at,
        min(agreements.sla_freshness_hours) as sla_freshness_hours
    from runs
    inner join {{ ref('mds_data_agreement') }} as agreements
        on
            runs.tool_slug = agreements.tool_slug
            and runs.account_slug = agreements.account_slug
            and agreements.entity in ('*', runs.entity)
    group by runs.tool_slug, runs.account_slug, runs.source_object

)

{{ finding('sync_run', 'unknown_feed', 'runs', 'broken.is_unknown_feed') }}
union all
{{ finding('sync_run', 'finished_before_started', 'runs', 'broken.finished_at < broken.started_at') }}
union all
{{ finding('sync_run', 'unbalanced', 'runs',
    'broken.rows_extracted <> broken.rows_loaded + broken.rows_rejected + broken.rows_duplicate') }}
union all
{{ finding('sync_run', 'control_total_gap', 'runs',
    "broken.sync_mode = 'full' and 100 * abs(broken.control_total - broken.rows_extracted) > broken.control_total"
) }}
union all
{{ finding('sync_run', 'new_fingerprint', 'runs',
    'broken.earlier_fingerprint <> broken.schema_fingerprint') }}
union all
{{ finding('sync_run', 'fewer_rows', 'runs',
    "broken.sync_mode = 'full' and 10 * broken.rows_extracted < 9 * broken.earlier_rows") }}
union all
{{ finding('sync_run', 'overdue', 'latest',
    '(' ~ epoch_seconds('as_of.as_of_at') ~ ' - ' ~ epoch_seconds('broken.loaded_at')
    ~ ') > 2 * 3600 * broken.sla_freshness_hours', joins='cross join as_of') }}
