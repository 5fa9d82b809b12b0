-- the rows of person_member_history that this run adds or ends
with published as (

    {{ throughline.published_history() }}

),

-- all of every person that holds or ever held who is touched
history as (

    select published.*
    from published
    {%- if throughline.is_partial() %}
    where
        person_id in (
            select person_id
            from published
            where record_uid in (select record_uid from {{ ref('person_touched') }})
        )
    {%- endif %}

),

{{ throughline.persons_of_clusters(
    'history',
    throughline.of_touched(ref('link_record_cluster'), 'record_uid'),
    ref('link_stated_ruling'),
    ref('link_pin'),
) }},

runs as (

    select coalesce(max(greatest(from_run, coalesce(to_run, 0))), 0) + 1 as run_number
    from published

),

clock as (

    select max(loaded_at) as loaded_at from {{ ref('mds_person_record') }}

),

ended as (

    select
        history.person_id,
        history.record_uid,
        history.from_run,
        runs.run_number as to_run,
        history.from_at,
        clock.loaded_at as to_at,
        history.founder_record_uid
    from history
    cross join runs
    cross join clock
    -- a record may be gone
    left join current_persons on history.record_uid = current_persons.record_uid
    where
        history.to_run is null
        and {{ throughline.touched(['history.record_uid'], ref('person_touched'), 'record_uid') }}
        and (
            current_persons.person_id is null
            or current_persons.person_id <> history.person_id
        )

),

begun as (

    select
        current_persons.person_id,
        current_persons.record_uid,
        runs.run_number as from_run,
        cast(null as {{ dbt.type_bigint() }}) as to_run,
        clock.loaded_at as from_at,
        cast(null as {{ dbt.type_timestamp() }}) as to_at,
        current_persons.founder_record_uid
    from current_persons
    cross join runs
    cross join clock
    -- not an outer join: DuckDB 2.0 forgets `to_run is null` where it makes one an anti
    -- join over a step that is read twice
    where
        not exists (
            select 1
            from history
            where
                history.record_uid = current_persons.record_uid
                and history.person_id = current_persons.person_id
                and history.to_run is null
        )

),

changed as (

    select
        person_id,
        record_uid,
        from_run,
        to_run,
        from_at,
        to_at,
        founder_record_uid
    from ended
    union all
    select
        person_id,
        record_uid,
        from_run,
        to_run,
        from_at,
        to_at,
        founder_record_uid
    from begun

)

select
    changed.person_id || '|' || changed.record_uid
    || '|' || cast(changed.from_run as {{ dbt.type_string() }}) as member_history_id,
    changed.*
from changed
