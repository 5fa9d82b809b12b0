with stated as (

    select * from {{ ref('link_stated_ruling') }}

),

-- a tool's merges give way where people say that the merged are not one
disputed as (

    select distinct group_l.group_uid
    from stated
    inner join {{ ref('link_ruled_group') }} as group_l
        on stated.record_uid_l = group_l.record_uid
    inner join {{ ref('link_ruled_group') }} as group_r
        on stated.record_uid_r = group_r.record_uid and group_l.group_uid = group_r.group_uid
    where stated.ruling in ('different', 'undo_merge')

),

torn as (

    select distinct group_uid from {{ ref('link_ruling_conflict') }}

),

grouped as (

    select
        ruled.record_uid,
        ruled.human_group_uid,
        case when disputed.group_uid is null then ruled.group_uid else ruled.human_group_uid end
            as group_uid
    from {{ ref('link_ruled_group') }} as ruled
    left join disputed on ruled.group_uid = disputed.group_uid
    -- rulings that contradict each other are not in force
    left join torn on ruled.human_group_uid = torn.group_uid
    where torn.group_uid is null

),

members as (

    select
        record.record_no,
        record.record_uid,
        record.match_scope,
        coalesce(grouped.group_uid, record.record_uid) as group_uid,
        grouped.human_group_uid
    from {{ ref('link_participant') }} as record
    inner join (
        select record_uid_l as record_uid from stated
        union
        select record_uid_r as record_uid from stated
        union
        select record_uid from grouped
    ) as named on record.record_uid = named.record_uid
    -- a record may be ruled different only
    left join grouped on record.record_uid = grouped.record_uid

),

-- the records of one group are the same
same_pairs as (

    select
        member_l.record_no as record_no_l,
        member_r.record_no as record_no_r,
        1 as is_same,
        0 as is_different,
        case when member_l.human_group_uid = member_r.human_group_uid then 1 else 0 end
            as is_human
    from members as member_l
    inner join members as member_r
        on
            member_l.group_uid = member_r.group_uid
            -- no ruling reaches across a sharing boundary
            and member_l.match_scope = member_r.match_scope
            and member_l.record_no < member_r.record_no

),

parted as (

    select distinct
        coalesce(group_l.group_uid, stated.record_uid_l) as group_l,
        coalesce(group_r.group_uid, stated.record_uid_r) as group_r
    from stated
    left join grouped as group_l on stated.record_uid_l = group_l.record_uid
    left join grouped as group_r on stated.record_uid_r = group_r.record_uid
    where stated.ruling in ('different', 'undo_merge')

),

-- who is different from one of a group is different from all of it
different_pairs as (

    select distinct
        least(member_l.record_no, member_r.record_no) as record_no_l,
        greatest(member_l.record_no, member_r.record_no) as record_no_r,
        0 as is_same,
        1 as is_different,
        1 as is_human
    from parted
    inner join members as member_l on parted.group_l = member_l.group_uid
    inner join members as member_r
        on parted.group_r = member_r.group_uid and member_l.match_scope = member_r.match_scope
    where parted.group_l <> parted.group_r

)

select
    record_no_l,
    record_no_r,
    is_same,
    is_different,
    is_human
from same_pairs
union all
select
    record_no_l,
    record_no_r,
    is_same,
    is_different,
    is_human
from different_pairs
