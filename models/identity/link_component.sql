-- neighbourhoods: records that hang together by edges; the large ones are cut again
-- at a higher weight until they are small enough to compare everyone with everyone
{{ config(materialized='repeat', max_rounds=500) }}

{% set limits = throughline.linkage_settings()['neighbourhood'] %}

with linked as (

    select record_no_l as record_no from {{ ref('link_edge') }}
    where bond >= {{ limits['least_bits'] }}
    union
    select record_no_r as record_no from {{ ref('link_edge') }}
    where bond >= {{ limits['least_bits'] }}

)

select
    record_no,
    record_no as component_no,
    cast({{ limits['least_bits'] }} as {{ dbt.type_int() }}) as least_bits,
    true as is_changed
from linked

{{ throughline.each_round() }}

{{ throughline.component_round(throughline.previous_round(), ref('link_edge'), limits) }}
