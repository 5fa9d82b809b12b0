-- pairs of one neighbourhood that no block proposed
{{ config(materialized='kept', touched_by={'link_touched': ['record_no_l']}) }}

select
    members_l.record_no as record_no_l,
    members_r.record_no as record_no_r
from {{ ref('link_component') }} as members_l
inner join {{ ref('link_component') }} as members_r
    on
        members_l.component_no = members_r.component_no
        and members_l.record_no < members_r.record_no
-- candidates were compared already
left join {{ ref('link_edge') }} as edge
    on members_l.record_no = edge.record_no_l and members_r.record_no = edge.record_no_r
where edge.record_no_l is null and {{ throughline.touched(['members_l.record_no'], ref('link_touched')) }}
