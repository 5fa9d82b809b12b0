-- ours instead of Throughline's, under the same contract: loads that brought nothing are left out
select
    record_uid as sync_run_uid,
    owner_org_uid,
    tool_slug,
    account_slug,
    source_object,
    load_id,
    sync_mode,
    status,
    started_at,
    finished_at,
    rows_extracted,
    rows_loaded,
    rows_rejected,
    rows_duplicate,
    rows_tombstoned,
    rows_extracted = rows_loaded + rows_rejected + rows_duplicate as is_balanced,
    control_total,
    control_total_basis,
    max_source_updated_at,
    schema_fingerprint
from {{ ref('mds_sync_run') }}
where rows_loaded > 0
