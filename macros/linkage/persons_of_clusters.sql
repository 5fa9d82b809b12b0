{# Common table expressions that end in `current_persons`: the person of every record
   of `clusters`, given who held it before. An id follows most of its records; where
   several ids meet, the settings say which stays; a cluster that inherits none gets an
   id made of its first record and of how many persons that record has founded before.
   A merged id comes back only where `rulings` undo the merge. #}
{% macro persons_of_clusters(history, clusters, rulings, pins) -%}
    {%- set ranks = {
        'pinned': 'coalesce(pinned.is_pinned, 0) desc',
        'oldest': 'known_persons.created_run',
        'most_records': 'heirs.record_count desc',
    } -%}
    {{ throughline._held_before(history, rulings) }},

    overlap as (

        select
            cluster.cluster_no,
            held.person_id,
            count(*) as record_count,
            min({{ throughline.in_key_order('held.record_uid') }}) as first_record_uid
        from {{ clusters }} as cluster
        inner join held on cluster.record_uid = held.record_uid
        group by cluster.cluster_no, held.person_id

    ),

    pinned as (

        select distinct held.person_id, 1 as is_pinned
        from held
        inner join {{ pins }} as pin
            on held.record_uid = pin.record_uid and pin.field = 'person_id'

    ),

    known_persons as (

        select
            person_id,
            min(from_run) as created_run,
            min(founder_record_uid) as founder_record_uid
        from {{ history }}
        group by person_id

    ),

    heirs as (

        select
            overlap.*,
            row_number() over (
                partition by person_id order by record_count desc, first_record_uid
            ) as preference
        from overlap

    ),

    survivors as (

        select
            heirs.cluster_no,
            heirs.person_id,
            known_persons.founder_record_uid,
            row_number() over (
                partition by heirs.cluster_no
                order by
                    {%- for rank in throughline.linkage_settings()['survivor'] %}
                    {{ ranks[rank] }},
                    {%- endfor %}
                    {{ throughline.in_key_order('heirs.person_id') }}
            ) as preference
        from heirs
        inner join known_persons on heirs.person_id = known_persons.person_id
        -- hardly any id is pinned
        left join pinned on heirs.person_id = pinned.person_id
        where heirs.preference = 1

    ),

    founders as (

        select
            cluster.cluster_no,
            min({{ throughline.in_key_order('cluster.record_uid') }}) as founder_record_uid
        from {{ clusters }} as cluster
        left join survivors on cluster.cluster_no = survivors.cluster_no
        where survivors.cluster_no is null
        group by cluster.cluster_no

    ),

    founded_before as (

        select founder_record_uid, count(distinct person_id) as person_count
        from {{ history }}
        group by founder_record_uid

    ),

    cluster_persons as (

        select cluster_no, person_id, founder_record_uid
        from survivors
        where preference = 1
        union all
        select
            founders.cluster_no,
            'p_' || md5(
                founders.founder_record_uid || '|'
                || cast(coalesce(founded_before.person_count, 0) as {{ dbt.type_string() }})
            ) as person_id,
            founders.founder_record_uid
        from founders
        -- most records have founded no one yet
        left join founded_before
            on founders.founder_record_uid = founded_before.founder_record_uid

    ),

    current_persons as (

        select cluster.record_uid, cluster_persons.person_id, cluster_persons.founder_record_uid
        from {{ clusters }} as cluster
        inner join cluster_persons on cluster.cluster_no = cluster_persons.cluster_no

    )
{%- endmacro %}

{# Ends in `held`: who holds each record as the run begins. Where a merge is undone, the
   records that came with it count as still held by the id that it ended. #}
{% macro _held_before(history, rulings) -%}
    undoing as (

        select record_uid_l as record_uid, record_uid_r as other_uid
        from {{ rulings }}
        where ruling = 'undo_merge'
        union all
        select record_uid_r as record_uid, record_uid_l as other_uid
        from {{ rulings }}
        where ruling = 'undo_merge'

    ),

    ended_persons as (

        select person_id
        from {{ history }}
        group by person_id
        having count(*) = count(to_run)

    ),

    undone as (

        select distinct
            ended.person_id as revived_id,
            begun.person_id as survivor_id,
            begun.from_run as merged_run
        from undoing
        inner join {{ history }} as begun
            on undoing.record_uid = begun.record_uid and begun.to_run is null
        inner join {{ history }} as other
            on
                undoing.other_uid = other.record_uid
                and begun.person_id = other.person_id
                and other.to_run is null
        inner join {{ history }} as ended
            on undoing.record_uid = ended.record_uid and begun.from_run = ended.to_run
        -- an id that goes on was not merged; one that held both ends does not part them
        inner join ended_persons on ended.person_id = ended_persons.person_id
        left join {{ history }} as shared
            on
                undoing.other_uid = shared.record_uid
                and ended.person_id = shared.person_id
                and ended.to_run = shared.to_run
        where shared.person_id is null

    ),

    returning_records as (

        select
            ended.record_uid,
            undone.survivor_id,
            undone.merged_run,
            min(undone.revived_id) as revived_id
        from undone
        inner join {{ history }} as ended
            on undone.revived_id = ended.person_id and undone.merged_run = ended.to_run
        group by ended.record_uid, undone.survivor_id, undone.merged_run

    ),

    held as (

        select
            holding.record_uid,
            coalesce(returning_records.revived_id, holding.person_id) as person_id
        from (select * from {{ history }} where to_run is null) as holding
        -- hardly any merge is undone
        left join returning_records
            on
                holding.record_uid = returning_records.record_uid
                and holding.person_id = returning_records.survivor_id
                and holding.from_run = returning_records.merged_run

    )
{%- endmacro %}
