-- a run of an account that nobody registered is nobody's, and is left out
select
    runs.*,
    accounts.owner_org_uid
from {{ ref('map_throughline__sync_run') }} as runs
inner join {{ ref('mds_tool_account') }} as accounts
    on runs.tool_slug = accounts.tool_slug and runs.account_slug = accounts.account_slug
