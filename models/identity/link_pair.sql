-- all pairs within neighbourhoods, rulings applied
{{ config(materialized='kept', touched_by={'link_touched': ['record_no_l']}) }}

{% set settings = throughline.linkage_settings() %}

{% set comparisons %}
(
    select *
    from {{ ref('link_neighbour_comparison') }}
    where {{ throughline.touched(['record_no_l'], ref('link_touched')) }}
)
{% endset %}

with {{ throughline.scored(comparisons) }},

within as (

    select
        edge.record_no_l,
        edge.record_no_r,
        edge.pattern,
        edge.weight
    from {{ ref('link_edge') }} as edge
    inner join {{ ref('link_component') }} as members_l on edge.record_no_l = members_l.record_no
    inner join {{ ref('link_component') }} as members_r
        on
            edge.record_no_r = members_r.record_no
            and members_l.component_no = members_r.component_no
    where {{ throughline.touched(['edge.record_no_l'], ref('link_touched')) }}
    union all
    select
        record_no_l,
        record_no_r,
        pattern,
        weight
    from scored

),

conflicts as (

    select distinct
        record_no_l,
        record_no_r
    from {{ ref('link_conflict') }}

)

select
    within.record_no_l,
    within.record_no_r,
    within.pattern,
    case
        when ruling.is_same = 1 then 0
        when conflicts.record_no_l is not null then 1
        else 0
    end as is_forbidden,
    coalesce(ruling.is_same, 0) as is_ruled_same,
    within.weight,
    case
        when ruling.is_same = 1 then 1000
        else least(
            greatest(within.weight, {{ settings['clustering']['least_bits'] }}),
            {{ settings['clustering']['most_bits'] }}
        )
    end as cluster_weight
from within
-- few pairs are in conflict, or were ruled on
left join conflicts
    on within.record_no_l = conflicts.record_no_l and within.record_no_r = conflicts.record_no_r
left join {{ ref('link_ruling') }} as ruling
    on within.record_no_l = ruling.record_no_l and within.record_no_r = ruling.record_no_r
