with answered as (

    select
        refusal.*,
        agreement.accountable_org_uid,
        row_number() over (
            partition by refusal.refusal_uid
            order by
                case when agreement.entity = '*' then 1 else 0 end asc,
                agreement.valid_from desc,
                agreement.record_uid asc
        ) as preference
    from {{ ref('map_throughline__landing_refusal') }} as refusal
    -- an account may land without an agreement
    left join {{ ref('mds_data_agreement') }} as agreement
        on
            refusal.tool_slug = agreement.tool_slug
            and refusal.account_slug = agreement.account_slug
            and agreement.entity in ('*', refusal.entity)

)

select
    refusal_uid,
    tool_slug,
    account_slug,
    source_object,
    rule_id,
    detail,
    first_seen_at,
    last_seen_at,
    {{ as_integer('occurrences') }} as occurrences,
    accountable_org_uid
from answered
where preference = 1
