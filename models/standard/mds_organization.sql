{{ registered('organization', key=['org_slug'], columns={
    'org_slug': 'string',
    'org_name': 'string',
    'org_type': 'string',
    'compliance_domain': 'string',
    'home_ocd_id': 'string',
    'default_timezone': 'string',
    'is_active': 'boolean',
}) }}

select
    {{ organization_uid('org_slug') }} as record_uid,
    org_slug,
    org_name,
    coalesce(org_type, 'unknown') as org_type,
    coalesce(compliance_domain, 'unknown') as compliance_domain,
    home_ocd_id,
    coalesce(default_timezone, 'UTC') as default_timezone,
    coalesce(is_active, true) as is_active,
    cast(null as {{ dbt.type_timestamp() }}) as loaded_at,
    '{{ _mds_version() }}' as mds_version
from registered
