-- records whose clusters may not be what they were: those that are touched, and those that
-- came to be held or are no longer; how large the largest are, which are held, depends on all
{% set known = throughline.published('link_record_cluster') %}

with held as (

    select
        cluster.record_no,
        held.reason
    from {{ ref('link_cluster') }} as cluster
    inner join {{ ref('link_held_cluster') }} as held on cluster.cluster_l = held.cluster_no
    where cluster.record_no is not null

),

held_before as (

    {% if known is none or throughline.this_build()['is_whole'] -%}
    select
        record_no,
        reason
    from held
    {%- else -%}
    select record_no, held_reason as reason from {{ known }} where held_reason is not null
    {%- endif %}

)

select record_no from {{ ref('link_touched') }}
union
select coalesce(held.record_no, held_before.record_no) as record_no
from held
full outer join held_before on held.record_no = held_before.record_no
where held.reason is distinct from held_before.reason
