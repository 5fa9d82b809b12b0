with kept as (

    select block.block
    from {{ ref('link_block') }} as block
    inner join {{ ref('link_block_cap') }} as cap
        on block.rule_name = cap.rule_name and block.record_count <= cap.record_count

),

members as (

    select block_key.block, block_key.record_no
    from {{ ref('link_block_key') }} as block_key
    inner join kept on block_key.block = kept.block

)

select members_l.record_no as record_no_l, members_r.record_no as record_no_r
from members as members_l
inner join members as members_r
    on members_l.block = members_r.block and members_l.record_no < members_r.record_no
union
select record_no_l, record_no_r from {{ ref('link_ruling') }}
