with refused as (

    {% for entity in _tool_fed_entities() -%}
    select
        '{{ entity }}' as entity,
        record_uid,
        tool_slug,
        account_slug,
        source_object,
        source_row_id,
        loaded_at,
        rejecting_rules
    from {{ ref('flag_' ~ entity) }}
    where trim(rejecting_rules) <> ''
    {{ 'union all' if not loop.last }}
    {% endfor %}

),

-- one row per reason
broken as (

    select
        refused.*,
        rules.rule_id,
        rules.reason
    from refused
    inner join {{ ref('ref_quality_rule') }} as rules
        on
            rules.severity = 'reject'
            and rules.entity in ('*', refused.entity)
            and refused.rejecting_rules like '% ' || rules.rule_id || ' %'

),

counted as (

    select
        entity,
        record_uid,
        tool_slug,
        account_slug,
        source_object,
        source_row_id,
        rule_id,
        reason,
        min(loaded_at) as first_seen_at,
        max(loaded_at) as last_seen_at,
        count(*) as occurrences
    from broken
    group by
        entity, record_uid, tool_slug, account_slug, source_object, source_row_id, rule_id, reason

),

accountable as (

    select
        counted.*,
        agreements.accountable_org_uid,
        row_number() over (
            partition by
                counted.entity, counted.record_uid, counted.tool_slug, counted.account_slug,
                counted.source_object, counted.source_row_id, counted.rule_id
            order by
                case when agreements.entity = '*' then 1 else 0 end,
                agreements.valid_from desc,
                agreements.record_uid
        ) as preference
    from counted
    -- a row may be refused because nothing was agreed
    left join {{ ref('mds_data_agreement') }} as agreements
        on
            counted.tool_slug = agreements.tool_slug
            and counted.account_slug = agreements.account_slug
            and agreements.entity in ('*', counted.entity)

)

select
    {{ mds_encode_id([
        'entity', 'tool_slug', 'account_slug', 'source_object', 'record_uid', 'source_row_id',
        'rule_id',
    ]) }} as quarantine_uid,
    entity,
    record_uid,
    tool_slug,
    account_slug,
    source_object,
    source_row_id,
    rule_id,
    reason as detail,
    first_seen_at,
    last_seen_at,
    {{ as_integer('occurrences') }} as occurrences,
    'open' as resolution,
    accountable_org_uid,
    '{{ _mds_version() }}' as mds_version
from accountable
where preference = 1
