with history as (

    select * from {{ ref('person_member_history') }}

),

ended as (

    select
        person_id,
        max(to_run) as ended_run
    from history
    -- hardly anybody's id ever ended
    where
        person_id in (
            select person_id from history
            where to_run is not null
        )
    group by person_id
    having count(*) = count(to_run)

),

heirs as (

    select
        ended.person_id,
        ended.ended_run,
        present.person_id as current_person_id,
        count(present.person_id) as record_count
    from ended
    inner join history as last_held
        on ended.person_id = last_held.person_id and ended.ended_run = last_held.to_run
    -- a record may be gone
    left join history as present
        on last_held.record_uid = present.record_uid and present.to_run is null
    group by ended.person_id, ended.ended_run, present.person_id

),

ranked as (

    select
        heirs.*,
        row_number() over (
            partition by heirs.person_id
            order by heirs.record_count desc, heirs.current_person_id asc
        ) as preference
    from heirs

)

select
    person_id,
    current_person_id,
    ended_run,
    record_count
from ranked
where preference = 1
