{# A query of the blocks that hold more than one record, from a relation of block keys. #}
{% macro block_sizes(keys) -%}
    {{ return(adapter.dispatch('block_sizes', 'throughline')(keys)) }}
{%- endmacro %}

{% macro default__block_sizes(keys) -%}
select min(rule_no) as rule_no, block, count(*) as record_count
from {{ keys }} as block_key
group by block
having count(*) > 1
{%- endmacro %}

{# A rule's keys lie side by side and are found without reading the others; several small
   groupings are done in half the time of a large one. #}
{% macro duckdb__block_sizes(keys) -%}
    {%- for rule in throughline.linkage_settings()['blocking']['rules'] %}
select {{ loop.index }} as rule_no, block, count(*) as record_count
from {{ keys }} as block_key
where rule_no = {{ loop.index }}
group by block
having count(*) > 1
{{ 'union all' if not loop.last }}
    {%- endfor %}
{%- endmacro %}
