{{ config(materialized='kept', touched_by={'link_change': ['record_no']}) }}

-- depends_on: {{ ref('link_block_change') }}
{% if throughline.is_partial() -%}
select rule_no, block, record_no
from {{ ref('link_block_change') }}
where is_in = 1
{%- else -%}
{{ throughline.block_keys('true') }}
{%- endif %}
