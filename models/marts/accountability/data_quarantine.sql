{{ config(pre_hook="{{ throughline.lend_hash_key() }}") }}

select
    refused.quarantine_uid,
    refused.entity,
    refused.record_uid,
    refused.tool_slug,
    refused.account_slug,
    refused.source_object,
    refused.source_row_id,
    refused.rule_id,
    rule.severity,
    rule.reason,
    refused.detail,
    refused.first_seen_at,
    refused.last_seen_at,
    refused.occurrences,
    refused.resolution,
    refused.accountable_org_uid
from {{ ref('mds_quarantine') }} as refused
left join {{ ref('ref_quality_rule') }} as rule
    on refused.rule_id = rule.rule_id
union all
select
    -- the uid has a hash of the row, and a short row could be found by trying
    {{ keyed_hash('unlanded.refusal_uid') }} as quarantine_uid,
    cast(null as {{ dbt.type_string() }}) as entity,
    cast(null as {{ dbt.type_string() }}) as record_uid,
    unlanded.tool_slug,
    unlanded.account_slug,
    unlanded.source_object,
    cast(null as {{ dbt.type_string() }}) as source_row_id,
    unlanded.rule_id,
    rule.severity,
    rule.reason,
    unlanded.detail,
    unlanded.first_seen_at,
    unlanded.last_seen_at,
    unlanded.occurrences,
    'open' as resolution,
    unlanded.accountable_org_uid
from {{ ref('dq_landing_refusal') }} as unlanded
left join {{ ref('ref_landing_rule') }} as rule
    on unlanded.rule_id = rule.rule_id
