{# The pairs that come and go: those of touched records, and those between others in
   blocks that came to pass or fall under their cap. Reads `kept_blocks`. #}
{% macro touched_pairs() -%}
changed_blocks as (

    select block, sum(is_in) - sum(was_in) as growth
    from {{ ref('link_block_change') }}
    group by block

),

-- all that a changed block holds now
members as (

    select
        block_key.block,
        block_key.record_no,
        block.record_count <= cap.record_count as is_kept,
        (block.record_count <= cap.record_count)
        <> (block.record_count - changed_blocks.growth <= cap.record_count) as is_flipped
    from {{ ref('link_block_key') }} as block_key
    inner join changed_blocks on block_key.block = changed_blocks.block
    inner join {{ ref('link_block') }} as block on block_key.block = block.block
    inner join {{ ref('link_block_cap') }} as cap on block.rule_no = cap.rule_no
    where
        block.record_count <= cap.record_count
        or block.record_count - changed_blocks.growth <= cap.record_count

),

come as (

    select
        least(touched.record_no, other.record_no) as record_no_l,
        greatest(touched.record_no, other.record_no) as record_no_r
    from members as touched
    inner join {{ ref('link_change') }} as change on touched.record_no = change.record_no
    inner join members as other
        on touched.block = other.block and touched.record_no <> other.record_no
    where touched.is_kept
    union
    select members_l.record_no as record_no_l, members_r.record_no as record_no_r
    from members as members_l
    inner join members as members_r
        on members_l.block = members_r.block and members_l.record_no < members_r.record_no
    where members_l.is_flipped and members_l.is_kept
    union
    select record_no_l, record_no_r
    from {{ ref('link_ruling') }}
    where
        record_no_l in (select record_no from {{ ref('link_change') }})
        or record_no_r in (select record_no from {{ ref('link_change') }})

),

leaving as (

    select distinct members_l.record_no as record_no_l, members_r.record_no as record_no_r
    from members as members_l
    inner join members as members_r
        on members_l.block = members_r.block and members_l.record_no < members_r.record_no
    where members_l.is_flipped and not members_l.is_kept

),

-- in which other kept blocks those are that leave one
leaving_members as (

    select block_key.block, block_key.record_no
    from {{ ref('link_block_key') }} as block_key
    inner join kept_blocks on block_key.block = kept_blocks.block
    where
        block_key.record_no in (
            select record_no_l from leaving
            union
            select record_no_r from leaving
        )

),

staying as (

    select leaving.record_no_l, leaving.record_no_r
    from leaving
    inner join leaving_members as members_l on leaving.record_no_l = members_l.record_no
    inner join leaving_members as members_r
        on leaving.record_no_r = members_r.record_no and members_l.block = members_r.block
    union
    select record_no_l, record_no_r from {{ ref('link_ruling') }}

)

select record_no_l, record_no_r, 1 as is_proposed from come
union all
select leaving.record_no_l, leaving.record_no_r, 0 as is_proposed
from leaving
left join come
    on leaving.record_no_l = come.record_no_l and leaving.record_no_r = come.record_no_r
left join staying
    on leaving.record_no_l = staying.record_no_l and leaving.record_no_r = staying.record_no_r
where come.record_no_l is null and staying.record_no_l is null
{%- endmacro %}
