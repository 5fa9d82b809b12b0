select
    {{ mds_encode_id([
        'refusal.tool_slug', 'refusal.account_slug', 'refusal.landed_table', 'refusal.rule_id',
        'refusal.reason', 'refusal.field', 'refusal.raw_hash',
    ]) }} as refusal_uid,
    refusal.tool_slug,
    refusal.account_slug,
    refusal.source_object,
    objects.entity,
    refusal.rule_id,
    case
        when refusal.field is null then refusal.reason
        else refusal.reason || ' in ' || refusal.field
    end as detail,
    refusal.first_seen_at,
    refusal.last_seen_at,
    refusal.occurrences
from {{ ref('stg_throughline__landed_row') }} as refusal
-- a file may bring objects that nobody described
left join {{ ref('ref_tool_object') }} as objects
    on refusal.tool_slug = objects.tool_slug and refusal.source_object = objects.source_object
