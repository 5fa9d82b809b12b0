with loads as (

    {% for entity in _tool_fed_entities() -%}
    select
        '{{ entity }}' as entity,
        tool_slug,
        account_slug,
        cast(loaded_at as date) as loaded_on,
        rejecting_rules,
        warning_rules,
        count(*) as told
    from {{ ref('flag_' ~ entity) }}
    group by tool_slug, account_slug, cast(loaded_at as date), rejecting_rules, warning_rules
    {{ 'union all' if not loop.last }}
    {% endfor %}

),

days as (

    select
        entity,
        tool_slug,
        account_slug,
        loaded_on,
        sum(told) as rows_told
    from loads
    group by entity, tool_slug, account_slug, loaded_on

),

findings as (

    select
        loads.entity,
        loads.tool_slug,
        loads.account_slug,
        rules.rule_id,
        loads.loaded_on,
        sum(loads.told) as rows_broken
    from loads
    inner join {{ ref('ref_quality_rule') }} as rules
        on
            rules.entity in ('*', loads.entity)
            and case
                when rules.severity = 'reject' then loads.rejecting_rules
                else loads.warning_rules
            end like '% ' || rules.rule_id || ' %'
    group by
        loads.entity, loads.tool_slug, loads.account_slug, rules.rule_id, loads.loaded_on
    {% for subject in _findings() %}
    union all
    select
        entity,
        tool_slug,
        account_slug,
        rule_id,
        found_on as loaded_on,
        rows_broken
    from {{ ref('flag_finding__' ~ subject) }}
    {%- endfor %}

),

explained as (

    select
        findings.*,
        days.rows_told,
        rules.severity,
        row_number() over (
            partition by
                findings.entity, findings.tool_slug, findings.account_slug, findings.rule_id,
                findings.loaded_on
            order by case when rules.entity = '*' then 1 else 0 end
        ) as preference
    from findings
    inner join {{ ref('ref_quality_rule') }} as rules
        on findings.rule_id = rules.rule_id and rules.entity in ('*', findings.entity)
    -- what is found in many rows together may be of a day without a load of its own
    left join days
        on
            findings.entity = days.entity
            and findings.tool_slug = days.tool_slug
            and findings.account_slug = days.account_slug
            and findings.loaded_on = days.loaded_on

)

select
    {{ mds_encode_id(['entity', 'tool_slug', 'account_slug', 'rule_id', 'loaded_on']) }}
        as summary_uid,
    entity,
    tool_slug,
    account_slug,
    rule_id,
    severity,
    loaded_on as loaded_date,
    {{ as_integer('rows_broken') }} as rows_broken,
    {{ as_integer('rows_told') }} as rows_told,
    cast(1.0 * rows_broken / nullif(rows_told, 0) as {{ api.Column.numeric_type('decimal', 9, 6) }})
        as share,
    '{{ _mds_version() }}' as mds_version
from explained
where preference = 1
