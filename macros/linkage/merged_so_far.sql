{# Where a looser cut goes on from: the clusters of a stricter one. Only components of more
   than one cluster can change. #}
{% macro merged_so_far(clusters) -%}
with touched_clusters as (

    select * from {{ clusters }}
    where {{ throughline.touched(['cluster_l'], ref('link_touched')) }}

)

select
    component_no, cluster_l, cluster_r, record_no, weight_sum, field_sum, best_weight, pair_count,
    is_forbidden, size_l, size_r,
    component_no in (select component_no from touched_clusters where record_no is null) as is_changed
from touched_clusters
{%- endmacro %}
