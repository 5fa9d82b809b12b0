select
    record_uid,
    agreement_slug,
    tool_slug,
    account_slug,
    agreed_entity as entity,
    {{ organization_uid('accountable_org_slug') }} as accountable_org_uid,
    {{ organization_uid('coalesce(operator_org_slug, accountable_org_slug)') }} as operator_org_uid,
    case when vendor_org_slug <> '' then {{ organization_uid('vendor_org_slug') }} end
        as vendor_org_uid,
    informed_org_slugs as informed_org_uids,
    coalesce(contact_role_email, '') as contact_role_email,
    sla_freshness_hours,
    poll_interval_hours,
    sla_completeness_pct,
    sla_delete_hours,
    sla_opt_out_hours,
    sla_support_hours,
    coalesce(sharing_scope, 'org_only') as sharing_scope,
    permitted_purposes,
    retention_days,
    valid_from,
    valid_to,
    cast(null as {{ dbt.type_timestamp() }}) as loaded_at,
    '{{ _mds_version() }}' as mds_version
from {{ ref('flag_data_agreement') }}
where trim(rejecting_rules) = ''
