{# The assignment of the registry: an id before a name pattern, the lower precedence first #}
{%- set assigned -%}
(
    select programs.record_uid
    from {{ ref('flag_campaign_program') }} as assignments
    inner join {{ ref('mds_program') }} as programs
        on assignments.program_slug = programs.program_slug
    where
        assignments.tool_slug = worded.tool_slug
        and assignments.account_slug = worded.account_slug
        and (
            assignments.campaign_source_id = worded.source_id
            or lower(worded.campaign_name) like lower(assignments.campaign_name_pattern)
        )
    order by
        coalesce(assignments.precedence, 0),
        case when assignments.campaign_source_id = worded.source_id then 0 else 1 end,
        programs.record_uid
    limit 1
)
{%- endset -%}

{#- up from parent to parent; who comes back to itself is in a ring -#}
{%- set in_a_ring -%}
record_uid in (
    with recursive walks as (
        select record_uid, parent_campaign_uid as reached_uid
        from derived
        where parent_campaign_uid is not null
        union
        select walks.record_uid, parents.parent_campaign_uid as reached_uid
        from walks
        inner join derived as parents on walks.reached_uid = parents.record_uid
        where parents.parent_campaign_uid is not null
    )
    select record_uid from walks where record_uid = reached_uid
)
{%- endset -%}

{{ flagged('campaign', derived={
    'program_uid': 'coalesce(worded.program_uid, ' ~ assigned ~ ', '
        ~ unassigned_program_uid('worded.owner_org_uid') ~ ')',
}, reject={
    'own_parent': in_a_ring,
}, warn={
    'ends_before_start': 'ends_at < starts_at',
    'unassigned': "program_uid = " ~ unassigned_program_uid('owner_org_uid'),
}) }}
