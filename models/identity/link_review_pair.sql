-- pairs that a person should look at, and why; of several reasons the weightiest
{{ config(
    materialized='kept', touched_by={'person_touched': ['record_no_l', 'record_no_r']}
) }}

{% set settings = throughline.linkage_settings() %}
{% set review = settings['review'] %}

with pairs as (

    select
        pair.record_no_l,
        pair.record_no_r,
        pair.pattern,
        pair.weight,
        pair.is_forbidden,
        cluster_l.cluster_no as cluster_l,
        cluster_r.cluster_no as cluster_r,
        case when cluster_l.held_cluster_no = cluster_r.held_cluster_no then 1 else 0 end
            as is_held
    from {{ ref('link_pair') }} as pair
    inner join {{ ref('link_record_cluster') }} as cluster_l
        on pair.record_no_l = cluster_l.record_no
    inner join {{ ref('link_record_cluster') }} as cluster_r
        on pair.record_no_r = cluster_r.record_no
    where {{ throughline.touched(['pair.record_no_l'], ref('person_touched')) }}

),

-- what a rule forbids though all else speaks for it
rejected as (

    select distinct
        pairs.record_no_l,
        pairs.record_no_r
    from pairs
    inner join {{ ref('link_conflict') }} as conflict
        on
            pairs.record_no_l = conflict.record_no_l
            and pairs.record_no_r = conflict.record_no_r
    where
        pairs.is_forbidden = 1
        and conflict.reason <> 'ruling'
        and pairs.weight + case
            when conflict.reason = 'birth_date' then 0
            else {{ settings['contradiction_bits'] }}
        end >= {{ settings['clustering']['default'] }}

),

ambiguous as (

    select
        record_no,
        partner_no
    from {{ ref('link_ambiguous') }}
    where {{ throughline.touched(['record_no'], ref('person_touched')) }}
    union all
    select
        record_no,
        rival_no as partner_no
    from {{ ref('link_ambiguous') }}
    where {{ throughline.touched(['record_no'], ref('person_touched')) }}

),

held as (

    select
        pairs.*,
        row_number() over (
            partition by
                least(pairs.cluster_l, pairs.cluster_r), greatest(pairs.cluster_l, pairs.cluster_r)
            order by
                case
                    when pairs.cluster_l = pairs.cluster_r then -pairs.weight else pairs.weight
                end desc,
                pairs.record_no_l asc,
                pairs.record_no_r asc
        ) as preference
    from pairs
    where pairs.is_held = 1

),

-- whoever keeps a street from others must not get one from another record
withheld_records as (

    select record.record_no
    from {{ ref('link_record') }} as record
    inner join {{ ref('link_withheld_address') }} as withheld
        on record.record_uid = withheld.record_uid

),

withheld_links as (

    select
        record_no_l,
        record_no_r
    from {{ ref('link_best') }}
    where
        {{ throughline.touched(['record_no'], ref('person_touched')) }}
        and (
            record_no_l in (select record_no from withheld_records)
            or record_no_r in (select record_no from withheld_records)
        )

),

withheld as (

    select
        links.record_no_l,
        links.record_no_r
    from withheld_links as links
    inner join {{ ref('link_record') }} as record_l on links.record_no_l = record_l.record_no
    inner join {{ ref('link_record') }} as record_r on links.record_no_r = record_r.record_no
    where coalesce(record_l.address, record_r.address) is not null

),

-- within a person only the links that hold it together
open_pairs as (

    select pairs.*
    from pairs
    left join {{ ref('link_best') }} as best
        on
            pairs.record_no_l = best.record_no_l
            and pairs.record_no_r = best.record_no_r
            and pairs.record_no_l = best.record_no
    left join {{ ref('link_best') }} as best_of_other
        on
            pairs.record_no_l = best_of_other.record_no_l
            and pairs.record_no_r = best_of_other.record_no_r
            and pairs.record_no_r = best_of_other.record_no
    where
        pairs.is_forbidden = 0
        and (
            pairs.cluster_l <> pairs.cluster_r
            or best.record_no is not null
            or best_of_other.record_no is not null
        )

),

reasons as (

    select
        record_no_l,
        record_no_r,
        'conflict' as reason,
        1 as standing
    from rejected
    union all
    select
        least(record_no, partner_no) as record_no_l,
        greatest(record_no, partner_no) as record_no_r,
        'ambiguous' as reason,
        2 as standing
    from ambiguous
    union all
    select
        record_no_l,
        record_no_r,
        'withheld_address' as reason,
        3 as standing
    from withheld
    union all
    select
        record_no_l,
        record_no_r,
        'held' as reason,
        4 as standing
    from held
    where preference = 1
    union all
    select
        record_no_l,
        record_no_r,
        case
            when {{ throughline.is_twin_or_renamed('pattern') }} then 'twin_or_renamed'
            else 'moved_or_namesake'
        end as reason,
        5 as standing
    from open_pairs
    where
        cluster_l <> cluster_r
        and {{ throughline.is_twin_or_renamed('pattern') }}
        or {{ throughline.is_moved_or_namesake('pattern') }}
        and (cluster_l <> cluster_r or {{ throughline.is_without_bond('pattern') }})
    union all
    select
        record_no_l,
        record_no_r,
        'uncertain' as reason,
        6 as standing
    from open_pairs
    where weight between {{ review['from_bits'] }} and {{ review['to_bits'] }}

),

ranked as (

    select
        reasons.*,
        row_number() over (
            partition by reasons.record_no_l, reasons.record_no_r order by reasons.standing
        ) as preference
    from reasons

)

select
    ranked.record_no_l,
    ranked.record_no_r,
    ranked.reason
from ranked
-- a pair that was ruled on is settled
left join {{ ref('link_ruling') }} as ruling
    on ranked.record_no_l = ruling.record_no_l and ranked.record_no_r = ruling.record_no_r
where ranked.preference = 1 and ruling.record_no_l is null
