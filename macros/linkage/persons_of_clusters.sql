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
