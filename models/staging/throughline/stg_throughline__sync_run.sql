select
    -- ids
    load_id,
    tool_slug,
    account_slug,
    source_object,
    landed_table,

    -- strings
    sync_mode,
    status,
    control_total_basis,
    schema_fingerprint,
    error as error_class,

    -- numbers
    rows_received as rows_extracted,
    rows_landed as rows_loaded,
    rows_quarantined as rows_rejected,
    rows_duplicate,
    rows_missing as rows_tombstoned,
    control_total,

    -- timestamps
    started_at,
    extracted_at,
    window_from_at,
    window_to_at,
    max_source_updated_at

from {{ source('throughline', 'sync_run') }}
