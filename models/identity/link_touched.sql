-- records whose neighbourhood may not be what it was: those that changed, and all of a
-- region in which an edge came or went; none in a build that makes everything anew
{% set known = throughline.published('link_component') %}
{% set limits = throughline.linkage_settings()['neighbourhood'] %}

with changed_pairs as (

    select
        candidate.record_no_l,
        candidate.record_no_r
    from {{ ref('link_candidate') }} as candidate
    {%- if known is none or throughline.this_build()['is_whole'] %}
    where false
    {%- endif %}

),

known as (

    {% if known is none -%}
    select
        record_no,
        record_no as region_no
    from {{ ref('link_change') }}
    {%- else -%}
    select record_no, region_no from {{ known }}
    {%- endif %}

),

-- edges that make neighbours, and pairs of one region
near as (

    select
        changed_pairs.record_no_l,
        changed_pairs.record_no_r
    from changed_pairs
    inner join {{ ref('link_edge') }} as edge
        on
            changed_pairs.record_no_l = edge.record_no_l
            and changed_pairs.record_no_r = edge.record_no_r
    where edge.bond >= {{ limits['least_bits'] }}
    union
    select
        changed_pairs.record_no_l,
        changed_pairs.record_no_r
    from changed_pairs
    inner join known as known_l on changed_pairs.record_no_l = known_l.record_no
    inner join known as known_r
        on
            changed_pairs.record_no_r = known_r.record_no
            and known_l.region_no = known_r.region_no

),

ends as (

    select record_no from {{ ref('link_change') }}
    union
    select record_no_l as record_no from near
    union
    select record_no_r as record_no from near

)

select record_no from ends
union
select known.record_no
from known
where
    known.region_no in (
        select ends_known.region_no
        from known as ends_known
        inner join ends on ends_known.record_no = ends.record_no
    )
