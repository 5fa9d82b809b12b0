{%- set counts = [
    'rows_extracted', 'rows_loaded', 'rows_rejected', 'rows_duplicate', 'rows_tombstoned',
] %}

select
    {{ mds_record_uid("'mds'", "'pipeline'", "'sync_run'", [
        'load_id', 'tool_slug', 'account_slug', 'source_object',
    ]) }} as record_uid,
    load_id,
    tool_slug,
    account_slug,
    source_object,
    owner_org_uid,
    landed_table,
    coalesce(sync_mode, 'unknown') as sync_mode,
    coalesce(settled_status, 'unknown') as status,
    started_at,
    finished_at,
    extracted_at,
    window_from_at,
    window_to_at,
    {%- for count in counts %}
    coalesce({{ count }}, 0) as {{ count }},
    {%- endfor %}
    control_total,
    coalesce(control_total_basis, 'none') as control_total_basis,
    max_source_updated_at,
    coalesce(schema_fingerprint, '') as schema_fingerprint,
    '{{ _mds_version() }}' as pipeline_version,
    error_class,
    coalesce(finished_at, started_at) as loaded_at,
    '{{ _mds_version() }}' as mds_version
from {{ ref('flag_sync_run') }}
