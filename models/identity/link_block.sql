{{ config(materialized='kept', touched_by={'link_block_change': [['block']]}) }}

{% set changes = ref('link_block_change') %}

select min(block_key.rule_no) as rule_no, block_key.block, count(*) as record_count
from {{ ref('link_block_key') }} as block_key
{%- if throughline.is_partial() %}
inner join (select distinct block from {{ changes }}) as changed
    on block_key.block = changed.block
{%- endif %}
group by block_key.block
having count(*) > 1
