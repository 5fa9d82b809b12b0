-- records that fit two people who are not one: such a record links to neither
{{ config(materialized='kept', touched_by={'link_touched': ['record_no']}) }}

{% set ambiguity = throughline.linkage_settings()['ambiguity'] %}

with vague as (

    select record_no
    from {{ ref('link_record') }}
    where
        (given is null or family is null or length(given) = 1 or length(family) = 1)
        and {{ throughline.touched(['record_no'], ref('link_touched')) }}

),

links as (

    select vague.record_no, pair.record_no_r as partner_no, pair.weight, pair.is_ruled_same
    from {{ ref('link_pair') }} as pair
    inner join vague on pair.record_no_l = vague.record_no
    where pair.is_forbidden = 0
    union all
    select vague.record_no, pair.record_no_l as partner_no, pair.weight, pair.is_ruled_same
    from {{ ref('link_pair') }} as pair
    inner join vague on pair.record_no_r = vague.record_no
    where pair.is_forbidden = 0

),

ranked as (

    select
        links.*,
        row_number() over (
            partition by record_no order by is_ruled_same desc, weight desc, partner_no
        ) as preference
    from links

)

select best.record_no, best.partner_no, second.partner_no as rival_no
from ranked as best
inner join ranked as second on best.record_no = second.record_no and second.preference = 2
inner join {{ ref('link_pair') }} as apart
    on
        least(best.partner_no, second.partner_no) = apart.record_no_l
        and greatest(best.partner_no, second.partner_no) = apart.record_no_r
where
    best.preference = 1
    and best.is_ruled_same = 0
    and best.weight >= 0
    and best.weight - second.weight <= {{ ambiguity['within_bits'] }}
    and (apart.is_forbidden = 1 or apart.weight <= -{{ ambiguity['apart_bits'] }})
