-- the blocks that touched records were in, and those that they are in now
-- depends_on: {{ ref('link_record') }}
{% set known = throughline.published('link_block_key') %}

{% if execute and (known is none or throughline.this_build()['is_whole']) -%}
select
    0 as rule_no,
    0 as block,
    record_no,
    0 as was_in,
    0 as is_in
from {{ ref('link_change') }}
where false
{%- else -%}
select
    rule_no,
    block,
    record_no,
    max(was_in) as was_in,
    max(is_in) as is_in
from (
    select rule_no, block, record_no, 1 as was_in, 0 as is_in
    from {{ known }}
    where record_no in (select record_no from {{ ref('link_change') }})
    union all
    select rule_no, block, record_no, 0 as was_in, 1 as is_in
    from (
        {{ throughline.block_keys('record.record_no in (select record_no from ' ~ ref('link_change') ~ ')') }}
    ) as present
) as both_times
group by rule_no, block, record_no
{%- endif %}
