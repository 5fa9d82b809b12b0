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
