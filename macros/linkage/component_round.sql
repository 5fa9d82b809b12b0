{# Components that an edge joins become the least of them, then what that one becomes (which
   halves the way to go each time). A component that no edge leaves is settled; one of too
   many records starts again with heavier edges only. A region is a component as it was
   before that. #}
{% macro component_round(previous, edges, limits) -%}
with open_records as (

    select * from {{ previous }} where is_changed

),

crossing as (

    select record_l.component_no as component_l, record_r.component_no as component_r
    from {{ edges }} as edge
    inner join open_records as record_l on edge.record_no_l = record_l.record_no
    inner join open_records as record_r on edge.record_no_r = record_r.record_no
    where
        edge.bond >= greatest(record_l.least_bits, record_r.least_bits)
        and record_l.component_no <> record_r.component_no

),

neighbours as (

    select component_l as component_no, component_r as neighbour_no from crossing
    union all
    select component_r as component_no, component_l as neighbour_no from crossing

),

hooked as (

    select component_no, least(component_no, min(neighbour_no)) as next_no
    from neighbours
    group by component_no

),

jumped as (

    select hooked.component_no, least(hooked.next_no, target.next_no) as next_no
    from hooked
    inner join hooked as target on hooked.next_no = target.component_no

),

moved as (

    select
        open_records.record_no,
        coalesce(jumped.next_no, open_records.component_no) as component_no,
        open_records.region_no,
        open_records.least_bits,
        jumped.component_no is not null as is_changed
    from open_records
    -- no edge leaves a component that is whole
    left join jumped on open_records.component_no = jumped.component_no

),

crowded as (

    select component_no
    from moved
    where not is_changed
    group by component_no
    having count(*) > {{ limits['records'] }}

)

select
    moved.record_no,
    case when crowded.component_no is null then moved.component_no else moved.record_no end
        as component_no,
    case
        when moved.least_bits = {{ limits['least_bits'] }} then moved.component_no
        else moved.region_no
    end as region_no,
    case when crowded.component_no is null then moved.least_bits
        else moved.least_bits + {{ limits['step_bits'] }} end as least_bits,
    moved.is_changed or crowded.component_no is not null as is_changed
from moved
left join crowded on moved.component_no = crowded.component_no
union all
select record_no, component_no, region_no, least_bits, is_changed
from {{ previous }}
where not is_changed
{%- endmacro %}
