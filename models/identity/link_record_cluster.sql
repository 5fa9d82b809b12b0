-- one row per record: its cluster at each of the three cuts, by the least record
{{ config(materialized='kept', touched_by={'link_reclustered': ['record_no']}) }}

select
    record.record_no,
    record.record_uid,
    coalesce(strict.cluster_l, record.record_no) as cluster_strict,
    case
        when held.cluster_no is not null then strict.cluster_l
        else coalesce(middle.cluster_l, record.record_no)
    end as cluster_no,
    coalesce(wide.cluster_l, record.record_no) as cluster_wide,
    held.cluster_no as held_cluster_no,
    held.reason as held_reason
from {{ ref('link_record') }} as record
-- a record without any edge is in no neighbourhood
left join {{ ref('link_cluster_strict') }} as strict on record.record_no = strict.record_no
left join {{ ref('link_cluster') }} as middle on record.record_no = middle.record_no
left join {{ ref('link_cluster_wide') }} as wide on record.record_no = wide.record_no
-- hardly any cluster is held
left join {{ ref('link_held_cluster') }} as held on middle.cluster_l = held.cluster_no
where {{ throughline.touched(['record.record_no'], ref('link_reclustered')) }}
