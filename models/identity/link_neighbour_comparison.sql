{{ config(materialized='kept', touched_by={'link_touched': ['record_no_l']}) }}

{% set pairs %}
(
    select *
    from {{ ref('link_neighbour_pair') }}
    where {{ throughline.touched(['record_no_l'], ref('link_touched')) }}
)
{% endset %}

with {{ throughline.compared(pairs) }}

select * from compared
