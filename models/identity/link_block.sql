{% set blocking = throughline.linkage_settings()['blocking'] %}

with sizes as (

    select rule_name, block, count(distinct record_no) as record_count
    from {{ ref('link_block_key') }}
    group by rule_name, block
    having count(*) > 1

),

pairs_by_size as (

    select
        rule_name,
        record_count,
        sum(record_count * (record_count - 1) / 2) as pair_count
    from sizes
    group by rule_name, record_count

),

pairs_up_to_size as (

    select
        rule_name,
        record_count,
        sum(pair_count) over (partition by rule_name order by record_count) as pair_count
    from pairs_by_size

),

total as (

    select cast(count(*) as {{ throughline.type_double() }}) as record_count
    from {{ ref('link_record') }}

),

budgets as (

    {% for name, rule in blocking['rules'].items() -%}
    {% set budget = blocking['budgets'][rule['budget']] -%}
    select
        '{{ name }}' as rule_name,
        {{ budget['per_record'] }} * record_count
        + {{ budget['fixed'] }} * least(1.0, {{ blocking['full_up_to'] }} / greatest(record_count, 1))
            as pair_budget
    from total
    {{ 'union all' if not loop.last }}
    {% endfor %}
),

largest_kept as (

    select pairs_up_to_size.rule_name, max(pairs_up_to_size.record_count) as record_count
    from pairs_up_to_size
    inner join budgets on pairs_up_to_size.rule_name = budgets.rule_name
    where pairs_up_to_size.pair_count <= budgets.pair_budget
    group by pairs_up_to_size.rule_name

)

select
    sizes.rule_name,
    sizes.block,
    sizes.record_count,
    sizes.record_count <= coalesce(largest_kept.record_count, 0) as is_kept
from sizes
-- a rule may have no block within its budget
left join largest_kept on sizes.rule_name = largest_kept.rule_name
where sizes.record_count > 1
