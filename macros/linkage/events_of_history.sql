{# Common table expressions that end in `events`: what happened to persons in each run of
   the relation or step `history`, whose columns are those of person_member_history. #}
{% macro events_of_history(history) -%}
    tallies as (

        select
            person_id,
            run_number,
            max(occurred_at) as occurred_at,
            sum(held) as held_change
        from (
            select person_id, from_run as run_number, from_at as occurred_at, 1 as held
            from {{ history }}
            union all
            select person_id, to_run as run_number, to_at as occurred_at, -1 as held
            from {{ history }}
            where to_run is not null
        ) as turns
        group by person_id, run_number

    ),

    -- an id lives while it holds a record, and lives again when its merge was undone
    lives as (

        select
            tallies.*,
            sum(held_change) over (partition by person_id order by run_number) as held_after
        from tallies

    ),

    moves as (

        select
            ended.to_run as run_number,
            max(ended.to_at) as occurred_at,
            ended.person_id as from_person_id,
            begun.person_id as to_person_id,
            count(*) as record_count
        from {{ history }} as ended
        inner join {{ history }} as begun
            on ended.record_uid = begun.record_uid and ended.to_run = begun.from_run
        group by ended.to_run, ended.person_id, begun.person_id

    ),

    ranked_moves as (

        select
            moves.*,
            row_number() over (
                partition by run_number, to_person_id order by record_count desc, from_person_id
            ) as origin_preference,
            row_number() over (
                partition by run_number, from_person_id order by record_count desc, to_person_id
            ) as heir_preference
        from moves

    ),

    told as (

        select
            lives.run_number,
            lives.occurred_at,
            case when origin.from_person_id is null then 'create' else 'split_off' end
                as event_type,
            lives.person_id,
            origin.from_person_id as other_person_id,
            coalesce(origin.record_count, 0) as moved_record_count
        from lives
        -- a person whose records are all new split off from no one
        left join ranked_moves as origin
            on
                lives.person_id = origin.to_person_id
                and lives.run_number = origin.run_number
                and origin.origin_preference = 1
        where lives.held_after > 0 and lives.held_after = lives.held_change
        union all
        select
            lives.run_number,
            lives.occurred_at,
            case when heir.to_person_id is null then 'retire' else 'merge' end as event_type,
            lives.person_id,
            heir.to_person_id as other_person_id,
            coalesce(heir.record_count, 0) as moved_record_count
        from lives
        -- a person whose records are all gone has no heir
        left join ranked_moves as heir
            on
                lives.person_id = heir.from_person_id
                and lives.run_number = heir.run_number
                and heir.heir_preference = 1
        where lives.held_after = 0

    ),

    events as (

        select
            run_number, occurred_at, event_type, person_id, other_person_id, moved_record_count
        from told
        union all
        select
            moves.run_number,
            moves.occurred_at,
            'move' as event_type,
            moves.from_person_id as person_id,
            moves.to_person_id as other_person_id,
            moves.record_count as moved_record_count
        from moves
        left join told
            on
                moves.run_number = told.run_number
                and (
                    told.event_type = 'split_off'
                    and moves.from_person_id = told.other_person_id
                    and moves.to_person_id = told.person_id
                    or told.event_type = 'merge'
                    and moves.from_person_id = told.person_id
                    and moves.to_person_id = told.other_person_id
                )
        where told.run_number is null

    )
{%- endmacro %}
