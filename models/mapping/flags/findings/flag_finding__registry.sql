{%- set today = 'cast(as_of.as_of_at as date)' -%}
with recursive as_of as (

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

-- whom a chapter comes to on its way up
chapters as (

    select
        child_org_uid,
        parent_org_uid as reached_org_uid
    from {{ rolled_up('org_affiliation') }}
    where affiliation_type = 'chapter_of'
    union
    select
        chapters.child_org_uid,
        parents.parent_org_uid as reached_org_uid
    from chapters
    inner join {{ rolled_up('org_affiliation') }} as parents
        on
            chapters.reached_org_uid = parents.child_org_uid
            and parents.affiliation_type = 'chapter_of'

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
    from chapters
    where child_org_uid = reached_org_uid
    union all
    select
        'tool_account' as entity,
        'narrow_namespace' as rule_id
    from {{ ref('mds_tool_account') }} as accounts
    inner join {{ ref('ref_tool') }} as tools on accounts.tool_slug = tools.tool_slug
    where tools.has_global_ids and accounts.id_namespace = accounts.account_slug
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
