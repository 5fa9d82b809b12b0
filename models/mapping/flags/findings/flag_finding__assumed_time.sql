-- one in twenty is where an assumption stops being an exception
with findings as (

    {% for entity in _tool_fed_entities() -%}
    select
        '{{ entity }}' as entity,
        'Q11' as rule_id,
        tool_slug,
        account_slug,
        cast(max(loaded_at) as date) as found_on,
        {{ as_integer("sum(case when time_basis = 'assumed' then 1 else 0 end)") }} as rows_broken
    from {{ ref('mds_' ~ entity) }}
    where not is_stub
    group by tool_slug, account_slug
    having 20 * sum(case when time_basis = 'assumed' then 1 else 0 end) > count(*)
    {{ 'union all' if not loop.last }}
    {% endfor %}

)

select * from findings
