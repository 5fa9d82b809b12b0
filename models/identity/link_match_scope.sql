with records as (

    select distinct
        tool_slug,
        account_slug,
        owner_org_uid
    from {{ ref('mds_person_record') }}

),

today as (

    select cast(max(loaded_at) as date) as as_of_date from {{ ref('mds_person_record') }}

),

agreements as (

    select
        agreement.tool_slug,
        agreement.account_slug,
        ',' || replace(agreement.permitted_purposes, ' ', '') || ','
        like '%,matching,%' as permits_matching,
        agreement.sharing_scope in ('named_partners', 'hub', 'network', 'movement') as is_shared,
        row_number() over (
            partition by agreement.tool_slug, agreement.account_slug
            order by
                case when agreement.entity = '*' then 1 else 0 end,
                agreement.valid_from desc,
                agreement.record_uid asc
        ) as preference
    from {{ ref('mds_data_agreement') }} as agreement
    cross join today
    where
        agreement.entity in ('person_record', '*')
        and agreement.valid_from <= today.as_of_date
        and (agreement.valid_to is null or agreement.valid_to > today.as_of_date)

),

scoped as (

    select
        records.tool_slug,
        records.account_slug,
        records.owner_org_uid,
        case
            -- an organization or an agreement may be missing: nothing is shared then
            when
                agreements.permits_matching
                and agreements.is_shared
                and organization.compliance_domain is not null
                then 'shared_' || {{ throughline.firewall_group('organization.compliance_domain') }}
            else 'org_' || coalesce(organization.org_slug, records.owner_org_uid)
        end as match_scope
    from records
    left join {{ ref('mds_organization') }} as organization
        on records.owner_org_uid = organization.record_uid
    left join agreements
        on
            records.tool_slug = agreements.tool_slug
            and records.account_slug = agreements.account_slug
            and agreements.preference = 1

)

select * from scoped
