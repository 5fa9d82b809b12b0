with in_force as (

    select
        feed_day.tool_slug,
        feed_day.account_slug,
        feed_day.source_object,
        feed_day.sla_date,
        agreement.agreement_slug,
        agreement.accountable_org_uid,
        accountable.org_type as accountable_org_type,
        agreement.operator_org_uid,
        agreement.vendor_org_uid,
        agreement.contact_role_email,
        agreement.sla_freshness_hours,
        row_number() over (
            partition by
                feed_day.tool_slug,
                feed_day.account_slug,
                feed_day.source_object,
                feed_day.sla_date
            order by
                case when agreement.entity = '*' then 1 else 0 end asc,
                agreement.valid_from desc,
                agreement.record_uid asc
        ) as preference
    from {{ ref('feed_day') }} as feed_day
    left join {{ ref('ref_tool_object') }} as tool_object
        on
            feed_day.tool_slug = tool_object.tool_slug
            and feed_day.source_object = tool_object.source_object
    inner join {{ ref('mds_data_agreement') }} as agreement
        on
            feed_day.tool_slug = agreement.tool_slug
            and feed_day.account_slug = agreement.account_slug
            and agreement.entity in ('*', tool_object.entity)
            and feed_day.sla_date >= agreement.valid_from
            and (agreement.valid_to is null or feed_day.sla_date < agreement.valid_to)
    left join {{ ref('mds_organization') }} as accountable
        on agreement.accountable_org_uid = accountable.record_uid

)

select
    tool_slug,
    account_slug,
    source_object,
    sla_date,
    agreement_slug,
    accountable_org_uid,
    accountable_org_type,
    operator_org_uid,
    vendor_org_uid,
    contact_role_email,
    sla_freshness_hours
from in_force
where preference = 1
