{# Copies point at the row they were made of. Whoever follows the pointers comes to a
   row that points nowhere, or into a ring; of a ring the first by key counts, so that
   one row always does. #}
with recursive told as (

    {% for entity in _touchpoint_entities() -%}
    select
        '{{ entity }}' as entity,
        record_uid,
        case when is_echo then origin_record_uid end as origin_record_uid
    from {{ ref('flag_' ~ entity) }}
    where trim(rejecting_rules) = '' and not is_deleted
    {{ 'union all' if not loop.last }}
    {% endfor %}

),

pointers as (

    select
        copies.entity,
        copies.record_uid,
        copies.origin_record_uid
    from told as copies
    inner join told as originals
        on
            copies.entity = originals.entity
            and copies.origin_record_uid = originals.record_uid
    where copies.origin_record_uid <> copies.record_uid

),

walks as (

    select
        entity,
        record_uid,
        origin_record_uid as reached_uid
    from pointers
    union
    select
        walks.entity,
        walks.record_uid,
        pointers.origin_record_uid as reached_uid
    from walks
    inner join pointers
        on
            walks.entity = pointers.entity
            and walks.reached_uid = pointers.record_uid

),

-- where a walk can end: at an original, or somewhere in a ring
ends as (

    select
        walks.entity,
        walks.record_uid,
        min(walks.reached_uid) as dedupe_group
    from walks
    -- an original points nowhere
    left join pointers
        on
            walks.entity = pointers.entity
            and walks.reached_uid = pointers.record_uid
    -- most copies are in no ring
    left join walks as rings
        on
            walks.entity = rings.entity
            and walks.reached_uid = rings.record_uid
            and walks.reached_uid = rings.reached_uid
    where pointers.record_uid is null or rings.record_uid is not null
    group by walks.entity, walks.record_uid

)

select
    entity,
    record_uid,
    dedupe_group,
    record_uid <> dedupe_group as is_copy
from ends
union
select
    entity,
    dedupe_group as record_uid,
    dedupe_group,
    false as is_copy
from ends
