{{ registered('org_affiliation',
    key=['child_org_slug', 'parent_org_slug', 'affiliation_type', 'valid_from'], columns={
    'child_org_slug': 'string',
    'parent_org_slug': 'string',
    'affiliation_type': 'string',
    'is_primary_reporting_line': 'boolean',
    'valid_from': 'date',
    'valid_to': 'date',
}) }}

select
    {{ mds_record_uid("'mds'", "'registry'", "'org_affiliation'", [
        'child_org_slug', 'parent_org_slug', 'affiliation_type', 'valid_from',
    ]) }} as record_uid,
    {{ organization_uid('child_org_slug') }} as child_org_uid,
    {{ organization_uid('parent_org_slug') }} as parent_org_uid,
    coalesce(affiliation_type, 'unknown') as affiliation_type,
    coalesce(is_primary_reporting_line, false) as is_primary_reporting_line,
    valid_from,
    valid_to,
    cast(null as {{ dbt.type_timestamp() }}) as loaded_at,
    '{{ _mds_version() }}' as mds_version
from registered
-- nothing belongs to itself
where child_org_slug <> parent_org_slug
