{{ config(
    materialized='repeat', max_rounds=200, touched_by={'link_touched': ['cluster_l']}
) }}

select
    cluster_l, cluster_r, record_no, weight_sum, weight_most, pair_count, is_forbidden, size_l, size_r,
    told_l, told_r,
    true as is_changed
from {{ ref('link_cluster_strict') }}
where {{ throughline.touched(['cluster_l'], ref('link_touched')) }}

{{ throughline.each_round() }}

{{ throughline.merge_round(throughline.previous_round(), 'default') }}
