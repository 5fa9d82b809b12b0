{# Every record takes the least number among its own component's and its neighbours',
   then that component's own (which halves the way to go each time). Once nothing
   changes, components of too many records start again with heavier edges only. A region is
   a component as it was before that. #}
{% macro component_round(previous, edges, limits) -%}
with previous as (

    select * from {{ previous }}

),

neighbours as (

    select edge.record_no_l as record_no, edge.record_no_r as neighbour_no, edge.bond
    from {{ edges }} as edge
    union all
    select edge.record_no_r as record_no, edge.record_no_l as neighbour_no, edge.bond
    from {{ edges }} as edge

),

least_neighbours as (

    select neighbours.record_no, min(neighbour.component_no) as component_no
    from neighbours
    inner join previous as record on neighbours.record_no = record.record_no
    inner join previous as neighbour on neighbours.neighbour_no = neighbour.record_no
    where neighbours.bond >= greatest(record.least_bits, neighbour.least_bits)
    group by neighbours.record_no

),

hooked as (

    select
        previous.record_no,
        previous.component_no as previous_no,
        least(
            previous.component_no, coalesce(least_neighbours.component_no, previous.component_no)
        ) as component_no,
        previous.region_no,
        previous.least_bits
    from previous
    -- a record whose edges were all cut is alone
    left join least_neighbours on previous.record_no = least_neighbours.record_no

),

jumped as (

    select
        hooked.record_no,
        hooked.previous_no,
        least(hooked.component_no, target.component_no) as component_no,
        hooked.region_no,
        hooked.least_bits
    from hooked
    inner join hooked as target on hooked.component_no = target.record_no

),

crowded as (

    select component_no
    from jumped
    where not exists (select 1 from jumped where component_no <> previous_no)
    group by component_no
    having count(*) > {{ limits['records'] }}

)

select
    jumped.record_no,
    case when crowded.component_no is null then jumped.component_no else jumped.record_no end
        as component_no,
    case
        when jumped.least_bits = {{ limits['least_bits'] }} then jumped.component_no
        else jumped.region_no
    end as region_no,
    case when crowded.component_no is null then jumped.least_bits
        else jumped.least_bits + {{ limits['step_bits'] }} end as least_bits,
    crowded.component_no is not null or jumped.component_no <> jumped.previous_no as is_changed
from jumped
-- components are taken for crowded only in a round that changes nothing else
left join crowded on jumped.component_no = crowded.component_no
{%- endmacro %}
