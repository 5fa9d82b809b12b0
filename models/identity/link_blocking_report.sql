-- as of the last build that made everything anew: a few records change hardly anything
{{ config(materialized='kept', touched_by={'link_change': []}) }}

with sized as (

    select
        cap.rule_name,
        block.*,
        block.record_count <= cap.record_count as is_kept
    from {{ ref('link_block') }} as block
    inner join {{ ref('link_block_cap') }} as cap on block.rule_no = cap.rule_no

),

linked as (

    select
        pair.record_no_l,
        pair.record_no_r
    from {{ ref('link_pair') }} as pair
    inner join {{ ref('link_record_cluster') }} as cluster_l
        on pair.record_no_l = cluster_l.record_no
    inner join {{ ref('link_record_cluster') }} as cluster_r
        on pair.record_no_r = cluster_r.record_no and cluster_l.cluster_no = cluster_r.cluster_no

),

members as (

    select
        block.rule_name,
        block_key.block,
        block_key.record_no
    from {{ ref('link_block_key') }} as block_key
    inner join sized as block on block_key.block = block.block and block.is_kept

),

found as (

    select distinct
        members_l.rule_name,
        linked.record_no_l,
        linked.record_no_r
    from linked
    inner join members as members_l on linked.record_no_l = members_l.record_no
    inner join members as members_r
        on linked.record_no_r = members_r.record_no and members_l.block = members_r.block

),

counted as (

    select
        found.*,
        count(*) over (partition by found.record_no_l, found.record_no_r) as rule_count
    from found

),

by_rule as (

    select
        rule_name,
        count(*) as linked_pairs,
        sum(case when rule_count = 1 then 1 else 0 end) as linked_pairs_of_no_other_rule
    from counted
    group by rule_name

),

blocks as (

    select
        rule_name,
        count(*) as block_count,
        sum(case when is_kept then 1 else 0 end) as kept_block_count,
        max(record_count) as largest_block,
        coalesce(max(case when is_kept then record_count end), 0) as largest_kept_block,
        sum(case when is_kept then record_count * (record_count - 1) / 2 else 0 end)
            as pairs_proposed,
        sum(case when is_kept then 0 else record_count * (record_count - 1) / 2 end)
            as pairs_left_out
    from sized
    group by rule_name

)

select
    blocks.rule_name,
    blocks.block_count,
    blocks.kept_block_count,
    blocks.largest_block,
    blocks.largest_kept_block,
    cast(blocks.pairs_proposed as {{ dbt.type_bigint() }}) as pairs_proposed,
    cast(blocks.pairs_left_out as {{ dbt.type_bigint() }}) as pairs_left_out,
    coalesce(by_rule.linked_pairs, 0) as linked_pairs,
    cast(coalesce(by_rule.linked_pairs_of_no_other_rule, 0) as {{ dbt.type_bigint() }})
        as linked_pairs_of_no_other_rule
from blocks
-- a rule may have found no link
left join by_rule on blocks.rule_name = by_rule.rule_name
{%- if throughline.is_partial() %}
where false
{%- endif %}
