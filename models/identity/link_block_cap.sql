-- how large a block of each rule may be, so that all pairs of the rule stay within its
-- budget
{{ config(materialized='frozen') }}

{% set blocking = throughline.linkage_settings()['blocking'] %}

with pairs_by_size as (

    select
        rule_name,
        record_count,
        sum(record_count * (record_count - 1) / 2) as pair_count
    from {{ ref('link_block') }}
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
)

select pairs_up_to_size.rule_name, max(pairs_up_to_size.record_count) as record_count
from pairs_up_to_size
inner join budgets on pairs_up_to_size.rule_name = budgets.rule_name
where pairs_up_to_size.pair_count <= budgets.pair_budget
group by pairs_up_to_size.rule_name
