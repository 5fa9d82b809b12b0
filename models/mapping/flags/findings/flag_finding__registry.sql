{%- set today = 'cast(as_of.as_of_at as date)' -%}
with as_of as (

    select max(extracted_at) as as_of_at from {{ ref('mds_sync_run') }}

),

primary_lines as (

    select one.child_org_uid
    from {{ ref('mds_org_affiliation') }} as one
    inner join {{ ref('mds_org_affiliation') }} as other
        on
            one.child_org_uid = other.child_org_uid
            and one.record_uid < other.record_uid
            and one.is_primary_reporting_line
            and other.is_primary_reporting_line
            and one.valid_from < coalesce(other.valid_to, cast('9999-12-31' as date))
            and other.valid_from < coalesce(one.valid_to, cast('9999-12-31' as date))

),

chapters as (

    select
        child_org_uid,
        parent_org_uid
    from {{ ref('mds_org_affiliation') }}
    where affiliation_type = 'chapter_of'

),

-- three steps up is as far as chapters go
cycles as (

    select one.child_org_uid
    from chapters as one
    inner join chapters as two on one.parent_org_uid = two.child_org_uid
    left join chapters as three on two.parent_org_uid = three.child_org_uid
    where one.child_org_uid in (two.parent_org_uid, three.parent_org_uid)
    group by one.child_org_uid

),

findings as (

    select
        'org_affiliation' as entity,
        'two_primary_lines' as rule_id
    from primary_lines
    union all
    select
        'org_affiliation' as entity,
        'chapter_cycle' as rule_id
    from cycles
    union all
    select
        'data_agreement' as entity,
        'expires_soon' as rule_id
    from {{ ref('mds_data_agreement') }} as agreements
    cross join as_of
    where
        agreements.valid_to > {{ today }}
        and agreements.valid_to <= cast({{ dbt.dateadd('day', 30, today) }} as date)
    union all
    select
        'data_agreement' as entity,
        'slow_opt_out' as rule_id
    from {{ ref('mds_data_agreement') }}
    where sla_opt_out_hours > 24
    union all
    select
        'program' as entity,
        'ends_before_start' as rule_id
    from {{ ref('mds_program') }}
    where ends_on < starts_on

)

select
    findings.entity,
    findings.rule_id,
    'mds' as tool_slug,
    'registry' as account_slug,
    {{ today }} as found_on,
    {{ as_integer('count(*)') }} as rows_broken
from findings
cross join as_of
group by findings.entity, findings.rule_id, {{ today }}
