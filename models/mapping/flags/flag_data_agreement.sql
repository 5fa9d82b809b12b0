{{ registered('data_agreement', key=['agreement_slug'], columns={
    'agreement_slug': 'string',
    'tool_slug': 'string',
    'account_slug': 'string',
    'entity': 'string',
    'accountable_org_slug': 'string',
    'operator_org_slug': 'string',
    'vendor_org_slug': 'string',
    'informed_org_slugs': 'string',
    'contact_role_email': 'string',
    'sla_freshness_hours': 'bigint',
    'poll_interval_hours': 'decimal(6,2)',
    'sla_completeness_pct': 'decimal(5,2)',
    'sla_delete_hours': 'bigint',
    'sla_opt_out_hours': 'bigint',
    'sla_support_hours': 'bigint',
    'sharing_scope': 'string',
    'permitted_purposes': 'string',
    'retention_days': 'bigint',
    'valid_from': 'date',
    'valid_to': 'date',
}) }},

-- what was made for an account that had nothing gives way to what was agreed
standing as (

    select
        *,
        coalesce(entity, '*') as agreed_entity,
        coalesce(valid_to, cast('9999-12-31' as date)) as ends_on,
        case when substr(agreement_slug, 1, 8) = 'default_' then 1 else 0 end as is_default
    from registered

)

select
    {{ mds_record_uid("'mds'", "'registry'", "'data_agreement'", ['agreement_slug']) }}
        as record_uid,
    standing.*,
    ' '
    || case
        when coalesce(accountable_org_slug, '') = '' or accountable_org_slug like '%,%'
            then 'no_accountable '
        else ''
    end
    || case
        when exists (
            select 1
            from standing as other
            where
                other.tool_slug = standing.tool_slug
                and other.account_slug = standing.account_slug
                and other.agreed_entity = standing.agreed_entity
                and other.valid_from < standing.ends_on
                and standing.valid_from < other.ends_on
                and (
                    other.is_default < standing.is_default
                    or (
                        other.is_default = standing.is_default
                        and (
                            other.valid_from < standing.valid_from
                            or (
                                other.valid_from = standing.valid_from
                                and other.agreement_slug < standing.agreement_slug
                            )
                        )
                    )
                )
        ) then 'overlaps '
        else ''
    end as rejecting_rules
from standing
