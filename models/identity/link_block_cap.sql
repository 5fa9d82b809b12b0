-- how large a block of each rule may be, so that all pairs of the rule stay within its
-- budget
{{ config(materialized='frozen') }}

{% set blocking = throughline.linkage_settings()['blocking'] %}

with pairs_by_size as (

    select
        rule_no,
        record_count,
        sum(record_count * (record_count - 1) / 2) as pair_count
    from {{ ref('link_block') }}
    group by rule_no, record_count

),

pairs_up_to_size as (

    select
        rule_no,
        record_count,
        sum(pair_count) over (partition by rule_no order by record_count) as pair_count
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
        {{ loop.index }} as rule_no,
        '{{ name }}' as rule_name,
        {{ budget['per_record'] }} * record_count
        + {{ budget['fixed'] }} * least(1.0, {{ blocking['full_up_to'] }} / greatest(record_count, 1))
            as pair_budget
    from total
    {{ 'union all' if not loop.last }}
    {% endfor %}
),

within as (

    select
        budgets.rule_no,
        budgets.rule_name,
        budgets.pair_budget,
        max(pairs_up_to_size.pair_count) as pair_count,
        max(case
            when pairs_up_to_size.pair_count <= budgets.pair_budget
                then pairs_up_to_size.record_count
        end) as record_count
    from budgets
    -- a rule may have no block yet
    left join pairs_up_to_size on budgets.rule_no = pairs_up_to_size.rule_no
    group by budgets.rule_no, budgets.rule_name, budgets.pair_budget

)

select
    rule_no,
    rule_name,
    -- where all blocks fit, another may grow as large as the rest of the budget lets it
    case
        when coalesce(pair_count, 0) <= pair_budget
            then cast(greatest(
                coalesce(record_count, 1),
                floor((1 + sqrt(1 + 8 * (pair_budget - coalesce(pair_count, 0)))) / 2)
            ) as {{ dbt.type_bigint() }})
        else coalesce(record_count, 1)
    end as record_count
from within
