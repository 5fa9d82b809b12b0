{% set review = throughline.linkage_settings()['review'] %}

with pairs as (

    select
        asked.record_no_l,
        asked.record_no_r,
        asked.reason,
        explanation.weight_bits,
        person_l.person_id as person_id_l,
        person_r.person_id as person_id_r,
        person_l.person_id_strict as strict_l,
        person_r.person_id_strict as strict_r,
        held_l.held_reason
    from {{ ref('link_review_pair') }} as asked
    inner join {{ ref('link_explanation') }} as explanation
        on
            asked.record_no_l = explanation.record_no_l
            and asked.record_no_r = explanation.record_no_r
    inner join {{ ref('link_person') }} as person_l
        on asked.record_no_l = person_l.record_no
    inner join {{ ref('link_person') }} as person_r
        on asked.record_no_r = person_r.record_no
    inner join {{ ref('link_record_cluster') }} as held_l
        on asked.record_no_l = held_l.record_no

),

sizes as (

    select
        person_id,
        count(*) as record_count
    from {{ ref('link_person') }}
    where
        person_id in (select person_id_l from pairs)
        or person_id in (select person_id_r from pairs)
    group by person_id

),

strict_sizes as (

    select
        person_id_strict,
        count(*) as record_count
    from {{ ref('link_person') }}
    where
        person_id_strict in (select strict_l from pairs)
        or person_id_strict in (select strict_r from pairs)
    group by person_id_strict

),

-- one question for two persons, or for the weakest link of one
ranked as (

    select
        pairs.*,
        case when pairs.person_id_l = pairs.person_id_r then 'linked' else 'apart' end as band,
        row_number() over (
            partition by
                least(pairs.person_id_l, pairs.person_id_r),
                greatest(pairs.person_id_l, pairs.person_id_r)
            order by
                case when pairs.reason = 'uncertain' then 1 else 0 end,
                case when pairs.person_id_l = pairs.person_id_r then 1 else -1 end
                * pairs.weight_bits,
                pairs.record_no_l,
                pairs.record_no_r
        ) as preference
    from pairs

),

-- what an answer against the present state would move: the smaller of two persons, or
-- the smaller part that the strict cut sees in one
measured as (

    select
        ranked.*,
        case
            when ranked.band = 'linked' then size_l.record_count
            else size_l.record_count + size_r.record_count
        end as cluster_size_if_merged,
        case when ranked.band = 'linked' then 1 else 2 end as people_affected,
        case
            when ranked.band = 'apart' then least(size_l.record_count, size_r.record_count)
            when ranked.strict_l <> ranked.strict_r
                then least(strict_size_l.record_count, strict_size_r.record_count)
            else 1
        end as records_moved,
        -- evidence and a rule that pull apart leave it wholly open
        case
            when ranked.reason = 'uncertain'
                then
                    4 * {{ throughline.probability_of('ranked.weight_bits') }}
                    * (1 - {{ throughline.probability_of('ranked.weight_bits') }})
            else 1
        end as uncertainty
    from ranked
    inner join sizes as size_l on ranked.person_id_l = size_l.person_id
    inner join sizes as size_r on ranked.person_id_r = size_r.person_id
    inner join strict_sizes as strict_size_l
        on ranked.strict_l = strict_size_l.person_id_strict
    inner join strict_sizes as strict_size_r
        on ranked.strict_r = strict_size_r.person_id_strict
    where ranked.preference = 1

),

weighed as (

    select
        measured.*,
        row_number() over (
            order by
                {{ throughline.rounded('records_moved * uncertainty') }} desc,
                measured.record_no_l asc,
                measured.record_no_r asc
        ) as priority
    from measured

)

select
    explanation.pair_id,
    explanation.record_uid_l,
    explanation.record_uid_r,
    weighed.person_id_l,
    weighed.person_id_r,
    cast({{ throughline.probability_of('weighed.weight_bits') }} as decimal(6, 5))
        as match_probability,
    weighed.band,
    weighed.reason,
    case when weighed.reason = 'held' then weighed.held_reason end as held_reason,
    explanation.sentence,
    explanation.why_agree,
    explanation.why_differ,
    {{ throughline.masked_person('record_l', 'withheld_l') }} as masked_l,
    {{ throughline.masked_person('record_r', 'withheld_r') }} as masked_r,
    cast(weighed.cluster_size_if_merged as {{ dbt.type_bigint() }}) as cluster_size_if_merged,
    cast(weighed.people_affected as {{ dbt.type_bigint() }}) as people_affected,
    cast(weighed.records_moved as {{ dbt.type_bigint() }}) as records_moved,
    cast(weighed.uncertainty as decimal(6, 5)) as uncertainty,
    cast(weighed.priority as {{ dbt.type_bigint() }}) as priority
from weighed
inner join {{ ref('link_explanation') }} as explanation
    on
        weighed.record_no_l = explanation.record_no_l
        and weighed.record_no_r = explanation.record_no_r
inner join {{ ref('link_record') }} as record_l on weighed.record_no_l = record_l.record_no
inner join {{ ref('link_record') }} as record_r on weighed.record_no_r = record_r.record_no
-- hardly any name is withheld
left join {{ ref('link_withheld_name') }} as withheld_l
    on record_l.record_uid = withheld_l.record_uid and withheld_l.field = 'name'
left join {{ ref('link_withheld_name') }} as withheld_r
    on record_r.record_uid = withheld_r.record_uid and withheld_r.field = 'name'
where weighed.priority <= {{ review['rows'] }}
