-- pairs to compare in this build; those that are no longer proposed by any block have
-- is_proposed = 0
-- depends_on: {{ ref('link_block_change') }}
-- depends_on: {{ ref('link_change') }}
with kept_blocks as (

    select block.block
    from {{ ref('link_block') }} as block
    inner join {{ ref('link_block_cap') }} as cap
        on block.rule_no = cap.rule_no and block.record_count <= cap.record_count

),

{% if not throughline.this_build()['is_whole'] -%}
{{ throughline.touched_pairs() }}
{%- else -%}
members as (

    select
        block_key.block,
        block_key.record_no
    from {{ ref('link_block_key') }} as block_key
    inner join kept_blocks on block_key.block = kept_blocks.block

),

candidates as (

    select
        members_l.record_no as record_no_l,
        members_r.record_no as record_no_r
    from members as members_l
    inner join members as members_r
        on members_l.block = members_r.block and members_l.record_no < members_r.record_no
    union
    select
        record_no_l,
        record_no_r
    from {{ ref('link_ruling') }}

)

select
    record_no_l,
    record_no_r,
    1 as is_proposed
from candidates
{%- endif %}
