-- per record the strongest link to another record of its person
{{ config(materialized='kept', touched_by={'person_touched': ['record_no']}) }}

with links as (

    select
        pair.record_no_l,
        pair.record_no_r,
        pair.pattern,
        pair.weight,
        pair.is_ruled_same
    from {{ ref('link_pair') }} as pair
    inner join {{ ref('link_record_cluster') }} as cluster_l
        on pair.record_no_l = cluster_l.record_no
    inner join {{ ref('link_record_cluster') }} as cluster_r
        on pair.record_no_r = cluster_r.record_no and cluster_l.cluster_no = cluster_r.cluster_no
    where {{ throughline.touched(['pair.record_no_l'], ref('person_touched')) }}

),

sided as (

    select
        record_no_l as record_no,
        record_no_l,
        record_no_r,
        pattern,
        weight,
        is_ruled_same
    from links
    union all
    select
        record_no_r as record_no,
        record_no_l,
        record_no_r,
        pattern,
        weight,
        is_ruled_same
    from links

),

ranked as (

    select
        sided.*,
        row_number() over (
            partition by sided.record_no
            order by
                sided.is_ruled_same desc,
                sided.weight desc,
                sided.record_no_l asc,
                sided.record_no_r asc
        ) as preference
    from sided

)

select
    record_no,
    record_no_l,
    record_no_r,
    pattern,
    weight,
    is_ruled_same
from ranked
where preference = 1
