{{ registered('tool_account', key=['tool_slug', 'account_slug'], columns={
    'tool_slug': 'string',
    'account_slug': 'string',
    'owner_org_slug': 'string',
    'payer_org_slug': 'string',
    'id_namespace': 'string',
    'vendor_account_id': 'string',
    'database_mode': 'string',
    'account_timezone': 'string',
    'landing_schema': 'string',
    'valid_from': 'date',
    'valid_to': 'date',
}) }}

select
    {{ mds_record_uid("'mds'", "'registry'", "'tool_account'", ['tool_slug', 'account_slug']) }}
        as record_uid,
    tool_slug,
    account_slug,
    {{ organization_uid('owner_org_slug') }} as owner_org_uid,
    case when payer_org_slug <> '' then {{ organization_uid('payer_org_slug') }} end as payer_org_uid,
    coalesce(id_namespace, account_slug) as id_namespace,
    vendor_account_id,
    database_mode,
    coalesce(account_timezone, 'UTC') as account_timezone,
    coalesce(landing_schema, 'staging_' || tool_slug) as landing_schema,
    coalesce(valid_from, cast('1970-01-01' as date)) as valid_from,
    valid_to,
    cast(null as {{ dbt.type_timestamp() }}) as loaded_at,
    '{{ _mds_version() }}' as mds_version
from registered
