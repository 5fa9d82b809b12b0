{% set review = throughline.linkage_settings()['review'] %}

with pairs as (

    select
        explanation.*,
        person_l.person_id as person_id_l,
        person_r.person_id as person_id_r
    from {{ ref('link_explanation') }} as explanation
    inner join {{ ref('link_person') }} as person_l
        on explanation.record_uid_l = person_l.record_uid
    inner join {{ ref('link_person') }} as person_r
        on explanation.record_uid_r = person_r.record_uid
    -- a pair that was ruled on is settled
    left join {{ ref('link_ruling') }} as ruling
        on
            explanation.record_no_l = ruling.record_no_l
            and explanation.record_no_r = ruling.record_no_r
    where
        ruling.record_no_l is null
        and explanation.weight_bits between {{ review['from_bits'] }} and {{ review['to_bits'] }}

),

sizes as (

    select person_id, count(*) as record_count
    from {{ ref('link_person') }}
    group by person_id

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
                case when pairs.person_id_l = pairs.person_id_r then 1 else -1 end
                * pairs.weight_bits,
                pairs.record_no_l,
                pairs.record_no_r
        ) as preference
    from pairs

),

weighed as (

    select
        ranked.*,
        case when ranked.band = 'linked' then size_l.record_count
            else size_l.record_count + size_r.record_count end as cluster_size_if_merged,
        case when ranked.band = 'linked' then 1 else 2 end as people_affected,
        row_number() over (
            order by
                abs(ranked.weight_bits),
                size_l.record_count + size_r.record_count desc,
                ranked.record_no_l,
                ranked.record_no_r
        ) as priority
    from ranked
    inner join sizes as size_l on ranked.person_id_l = size_l.person_id
    inner join sizes as size_r on ranked.person_id_r = size_r.person_id
    where ranked.preference = 1

)

select
    weighed.pair_id,
    weighed.record_uid_l,
    weighed.record_uid_r,
    weighed.person_id_l,
    weighed.person_id_r,
    cast({{ throughline.probability_of('weighed.weight_bits') }} as decimal(6, 5))
        as match_probability,
    weighed.band,
    weighed.why_agree,
    weighed.why_differ,
    {{ throughline.masked_person('record_l') }} as masked_l,
    {{ throughline.masked_person('record_r') }} as masked_r,
    cast(weighed.cluster_size_if_merged as {{ dbt.type_bigint() }}) as cluster_size_if_merged,
    cast(weighed.people_affected as {{ dbt.type_bigint() }}) as people_affected,
    cast(weighed.priority as {{ dbt.type_bigint() }}) as priority
from weighed
inner join {{ ref('link_record') }} as record_l on weighed.record_no_l = record_l.record_no
inner join {{ ref('link_record') }} as record_r on weighed.record_no_r = record_r.record_no
where weighed.priority <= {{ review['rows'] }}
