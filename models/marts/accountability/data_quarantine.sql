select
    quarantine.quarantine_uid,
    quarantine.entity,
    quarantine.record_uid,
    quarantine.tool_slug,
    quarantine.account_slug,
    quarantine.source_object,
    quarantine.source_row_id,
    quarantine.rule_id,
    rule.severity,
    rule.reason,
    quarantine.detail,
    quarantine.first_seen_at,
    quarantine.last_seen_at,
    quarantine.occurrences,
    quarantine.resolution,
    quarantine.accountable_org_uid
from {{ ref('mds_quarantine') }} as quarantine
left join {{ ref('ref_quality_rule') }} as rule
    on quarantine.rule_id = rule.rule_id
