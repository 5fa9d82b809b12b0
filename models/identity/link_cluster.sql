{{ config(
    materialized='repeat', max_rounds=200, touched_by={'link_touched': ['cluster_l']}
) }}

{{ throughline.merged_so_far(ref('link_cluster_strict')) }}

{{ throughline.each_round() }}

{{ throughline.merge_round(throughline.previous_round(), 'default') }}
