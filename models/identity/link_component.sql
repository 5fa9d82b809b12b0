-- neighbourhoods: records that hang together by edges; the large ones are cut again
-- at a higher weight until they are small enough to compare everyone with everyone
{{ config(
    materialized='repeat', max_rounds=500, touched_by={'link_touched': ['record_no']}
) }}

{% set limits = throughline.linkage_settings()['neighbourhood'] %}

{% set edges %}
(
    select *
    from {{ ref('link_edge') }}
    where
        bond >= {{ limits['least_bits'] }}
        and {{ throughline.touched(['record_no_l'], ref('link_touched')) }}
)
{% endset %}

with neighbours as (

    select record_no_l as record_no, record_no_r as neighbour_no from {{ edges }} as edge
    union all
    select record_no_r as record_no, record_no_l as neighbour_no from {{ edges }} as edge

)

select
    record_no,
    least(record_no, min(neighbour_no)) as component_no,
    record_no as region_no,
    cast({{ limits['least_bits'] }} as {{ dbt.type_int() }}) as least_bits,
    true as is_changed
from neighbours
group by record_no

{{ throughline.each_round() }}

{{ throughline.component_round(throughline.previous_round(), edges, limits) }}
