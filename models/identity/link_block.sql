{{ config(materialized='kept', touched_by={'link_block_change': [['block']]}) }}

{% set keys = ref('link_block_key') %}
{% set changes = ref('link_block_change') %}

{% if throughline.is_partial() -%}
{% set keys %}
(
    select block_key.*
    from {{ keys }} as block_key
    inner join (select distinct block from {{ changes }}) as changed
        on block_key.block = changed.block
)
{% endset %}
{{ throughline.default__block_sizes(keys) }}
{%- else -%}
{{ throughline.block_sizes(keys) }}
{%- endif %}
