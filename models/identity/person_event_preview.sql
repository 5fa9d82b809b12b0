-- what this run does to persons, told before anything is published
with changed_persons as (

    select distinct person_id from {{ ref('person_member_change') }}

),

history as (

    select published.*
    from ({{ throughline.published_history() }}) as published
    inner join changed_persons on published.person_id = changed_persons.person_id
    where
        not exists (
            select 1
            from {{ ref('person_member_change') }} as change
            where change.member_history_id = published.member_history_id
        )
    union all
    select * from {{ ref('person_member_change') }}

),

{{ throughline.events_of_history('history') }},

coming as (

    select max(greatest(from_run, coalesce(to_run, 0))) as run_number
    from {{ ref('person_member_change') }}

),

sizes as (

    select
        person_id,
        count(*) as record_count
    from history
    where to_run is null
    group by person_id

)

select
    cast(events.run_number as {{ dbt.type_string() }}) || '|' || events.event_type || '|'
    || events.person_id || coalesce('|' || events.other_person_id, '') as person_event_id,
    events.*,
    coalesce(sizes.record_count, 0) as record_count
from events
inner join coming on events.run_number = coming.run_number
-- who ends holds nothing
left join sizes on events.person_id = sizes.person_id
