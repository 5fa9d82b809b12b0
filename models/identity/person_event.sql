with history as (

    select * from {{ ref('person_member_history') }}

),

persons as (

    select
        person_id,
        min(from_run) as created_run,
        min(from_at) as created_at,
        case when count(*) = count(to_run) then max(to_run) end as ended_run,
        max(to_at) as ended_at
    from history
    group by person_id

),

moves as (

    select
        ended.to_run as run_number,
        max(ended.to_at) as occurred_at,
        ended.person_id as from_person_id,
        begun.person_id as to_person_id,
        count(*) as record_count
    from history as ended
    inner join history as begun
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

created as (

    select
        persons.created_run as run_number,
        persons.created_at as occurred_at,
        case when origin.from_person_id is null then 'create' else 'split_off' end as event_type,
        persons.person_id,
        origin.from_person_id as other_person_id,
        coalesce(origin.record_count, 0) as moved_record_count
    from persons
    -- a person whose records are all new split off from no one
    left join ranked_moves as origin
        on
            persons.person_id = origin.to_person_id
            and persons.created_run = origin.run_number
            and origin.origin_preference = 1

),

ended as (

    select
        persons.ended_run as run_number,
        persons.ended_at as occurred_at,
        case when heir.to_person_id is null then 'retire' else 'merge' end as event_type,
        persons.person_id,
        heir.to_person_id as other_person_id,
        coalesce(heir.record_count, 0) as moved_record_count
    from persons
    -- a person whose records are all gone has no heir
    left join ranked_moves as heir
        on
            persons.person_id = heir.from_person_id
            and persons.ended_run = heir.run_number
            and heir.heir_preference = 1
    where persons.ended_run is not null

),

told as (

    select run_number, occurred_at, event_type, person_id, other_person_id, moved_record_count
    from created
    union all
    select run_number, occurred_at, event_type, person_id, other_person_id, moved_record_count
    from ended

),

moved as (

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

),

events as (

    select run_number, occurred_at, event_type, person_id, other_person_id, moved_record_count
    from told
    union all
    select run_number, occurred_at, event_type, person_id, other_person_id, moved_record_count
    from moved

)

select
    cast(run_number as {{ dbt.type_string() }}) || '|' || event_type || '|' || person_id
        || coalesce('|' || other_person_id, '') as person_event_id,
    events.*
from events
