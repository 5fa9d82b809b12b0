select
    record_uid,
    {{ organization_uid('child_org_slug') }} as child_org_uid,
    {{ organization_uid('parent_org_slug') }} as parent_org_uid,
    coalesce(affiliation_type, 'unknown') as affiliation_type,
    coalesce(is_primary_reporting_line, false) as is_primary_reporting_line,
    valid_from,
    valid_to,
    cast(null as {{ dbt.type_timestamp() }}) as loaded_at,
    '{{ _mds_version() }}' as mds_version
from {{ ref('flag_org_affiliation') }}
where trim(rejecting_rules) = ''
