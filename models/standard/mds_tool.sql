{{ registered('tool', key=['tool_slug'], seed='ref_tool', columns={
    'tool_slug': 'string',
    'tool_name': 'string',
    'vendor_org_slug': 'string',
    'tool_category': 'string',
    'status': 'string',
    'alias_of': 'string',
}) }}

select
    tool_slug,
    coalesce(tool_name, tool_slug) as tool_name,
    case when vendor_org_slug <> '' then {{ organization_uid('vendor_org_slug') }} end as vendor_org_uid,
    coalesce(tool_category, 'unknown') as tool_category,
    coalesce(status, 'active') as status,
    nullif(alias_of, '') as alias_of,
    cast(null as {{ dbt.type_timestamp() }}) as loaded_at,
    '{{ _mds_version() }}' as mds_version
from registered
