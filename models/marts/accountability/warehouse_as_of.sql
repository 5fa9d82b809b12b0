-- the clock is never read: today is the day of the latest load that brought something
select
    max(sync_run.extracted_at) as as_of_at,
    max({{ utc_to_local_date('sync_run.extracted_at', 'tool_account.account_timezone') }})
        as as_of_date
from {{ ref('mds_sync_run') }} as sync_run
inner join {{ ref('mds_tool_account') }} as tool_account
    on
        sync_run.tool_slug = tool_account.tool_slug
        and sync_run.account_slug = tool_account.account_slug
where sync_run.status in ('succeeded', 'partial') and sync_run.rows_loaded > 0
