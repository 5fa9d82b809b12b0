select
    record_uid,
    tool_slug,
    account_slug,
    {{ organization_uid('owner_org_slug') }} as owner_org_uid,
    case when payer_org_slug <> '' then {{ organization_uid('payer_org_slug') }} end as payer_org_uid,
    coalesce(id_namespace, account_slug) as id_namespace,
    vendor_account_id,
    database_mode,
    case when {{ is_time_zone('account_timezone') }} then account_timezone else 'UTC' end
        as account_timezone,
    coalesce(landing_schema, 'staging_' || tool_slug) as landing_schema,
    coalesce(valid_from, cast('1970-01-01' as date)) as valid_from,
    valid_to,
    cast(null as {{ dbt.type_timestamp() }}) as loaded_at,
    '{{ _mds_version() }}' as mds_version
from {{ ref('flag_tool_account') }}
where trim(rejecting_rules) = ''
