-- the clock is never read: now is the time of the latest run
{%- set latest -%}
(select max(coalesce(finished_at, started_at)) from {{ ref('mds_sync_run') }})
{%- endset %}
{% for entity in ['campaign', 'event', 'event_shift', 'person_record'] -%}
{{ finding(entity, 'stub_overdue', ref('mds_' ~ entity),
    'broken.is_stub and broken.loaded_at < ' ~ dbt.dateadd('day', -7, latest)) }}
union all
{% endfor -%}
-- a stub is of the run whose row pointed at it first
select
    'sync_run' as entity,
    'run_with_stubs' as rule_id,
    runs.tool_slug,
    runs.account_slug,
    cast(runs.loaded_at as date) as found_on,
    {{ as_integer('sum(stubs.made)') }} as rows_broken
from {{ ref('mds_sync_run') }} as runs
inner join (
    {% for entity in ['campaign', 'event', 'event_shift', 'person_record'] -%}
    select
        sync_run_uid,
        count(*) as made
    from {{ ref('mds_' ~ entity) }}
    where is_stub
    group by sync_run_uid
    {{ 'union all' if not loop.last }}
    {% endfor %}
) as stubs on runs.record_uid = stubs.sync_run_uid
group by runs.record_uid, runs.tool_slug, runs.account_slug, runs.rows_loaded, cast(runs.loaded_at as date)
having 50 * sum(stubs.made) > runs.rows_loaded
