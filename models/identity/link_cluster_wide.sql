{{ config(
    materialized='repeat', max_rounds=200, touched_by={'link_touched': ['cluster_l']}
) }}

{{ throughline.merged_so_far(ref('link_cluster')) }}

{{ throughline.each_round() }}

{{ throughline.merge_round(throughline.previous_round(), 'wide') }}
