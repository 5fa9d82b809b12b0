{{ throughline.registered('person_ruling', key=['record_uid_l', 'record_uid_r', 'ruled_at'], columns={
    'record_uid_l': 'string',
    'record_uid_r': 'string',
    'ruling': 'string',
    'ruled_by': 'string',
    'ruled_at': 'timestamp',
    'reason': 'string',
}) }},

-- a tool that merged two of its records has ruled too
merged as (

    select
        record_uid as record_uid_l,
        superseded_by_uid as record_uid_r,
        'same' as ruling,
        deleted_at as ruled_at
    from {{ ref('mds_person_record') }}
    where superseded_by_uid is not null and deletion_basis = 'merged_into'

),

rulings as (

    select record_uid_l, record_uid_r, ruling, ruled_at from registered
    union all
    select record_uid_l, record_uid_r, ruling, ruled_at from merged

),

numbered as (

    select
        least(record_l.record_no, record_r.record_no) as record_no_l,
        greatest(record_l.record_no, record_r.record_no) as record_no_r,
        rulings.ruling,
        rulings.ruled_at
    from rulings
    inner join {{ ref('link_record') }} as record_l on rulings.record_uid_l = record_l.record_uid
    inner join {{ ref('link_record') }} as record_r on rulings.record_uid_r = record_r.record_uid
    -- a ruling does not reach across a sharing boundary
    where record_l.scope_no = record_r.scope_no and record_l.record_no <> record_r.record_no

),

-- the latest ruling on a pair is in force
ranked as (

    select
        numbered.*,
        rank() over (
            partition by record_no_l, record_no_r order by ruled_at desc nulls last
        ) as preference
    from numbered

)

select
    record_no_l,
    record_no_r,
    max(case when ruling = 'same' then 1 else 0 end) as is_same,
    max(case when ruling = 'different' then 1 else 0 end) as is_different
from ranked
where preference = 1
group by record_no_l, record_no_r
