-- rulings of people that can't all hold: the build stops and people say which one does
with rulings as (

    select * from {{ ref('link_stated_ruling') }}
    where is_human = 1

),

grouped as (

    select
        rulings.*,
        group_l.human_group_uid as group_l,
        group_r.human_group_uid as group_r
    from rulings
    -- who was never ruled the same as anyone is in no group
    left join {{ ref('link_ruled_group') }} as group_l
        on rulings.record_uid_l = group_l.record_uid
    left join {{ ref('link_ruled_group') }} as group_r
        on rulings.record_uid_r = group_r.record_uid

),

torn as (

    select
        group_l as group_uid,
        'contradiction' as conflict
    from grouped
    where ruling <> 'same' and group_l = group_r
    union
    select
        grouped_record.human_group_uid as group_uid,
        'boundary' as conflict
    from {{ ref('link_ruled_group') }} as grouped_record
    inner join {{ ref('link_participant') }} as record
        on grouped_record.record_uid = record.record_uid
    group by grouped_record.human_group_uid
    having count(distinct record.match_scope) > 1

),

conflicts as (

    select
        torn.conflict,
        grouped.*
    from grouped
    inner join torn on grouped.group_l = torn.group_uid and grouped.group_r = torn.group_uid
    union all
    select
        'unknown_ruling' as conflict,
        grouped.*
    from grouped
    where ruling is null or ruling not in ('same', 'different', 'undo_merge')

)

select
    conflict,
    record_uid_l,
    record_uid_r,
    ruling,
    ruled_by,
    ruled_at,
    coalesce(group_l, record_uid_l) as group_uid
from conflicts
