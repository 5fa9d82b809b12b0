{% set limits = throughline.linkage_settings()['change'] %}

with published as (

    {{ throughline.published_history() }}

),

present as (

    select
        count(distinct case when to_run is null then person_id end) as person_count,
        coalesce(max(greatest(from_run, coalesce(to_run, 0))), 0) as published_run
    from published

),

events as (

    select * from {{ ref('person_event_preview') }}

),

-- whoever ends or loses records; a person who only gains some stays who it is
changed as (

    select person_id from events
    where event_type in ('merge', 'retire', 'move')
    union
    select other_person_id as person_id from events
    where event_type = 'split_off'

),

counts as (

    select
        count(distinct case when event_type = 'create' then person_id end) as create_count,
        count(distinct case when event_type = 'merge' then person_id end) as merge_count,
        count(distinct case when event_type = 'split_off' then person_id end) as split_off_count,
        count(distinct case when event_type = 'move' then person_id end) as move_count,
        count(distinct case when event_type = 'retire' then person_id end) as retire_count
    from events

),

changes as (

    select count(*) as changed_count from changed

)

select
    present.published_run,
    present.person_count,
    counts.create_count,
    counts.merge_count,
    counts.split_off_count,
    counts.move_count,
    counts.retire_count,
    changes.changed_count,
    changes.changed_count > {{ limits['persons'] }}
    and changes.changed_count > {{ limits['share'] }} * present.person_count as is_too_much
from present
cross join counts
cross join changes
