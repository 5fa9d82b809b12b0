with said as (

    select
        record_uid_l,
        record_uid_r,
        ruling,
        ruled_by,
        ruled_at,
        reason
    from {{ ref('registry_person_ruling') }}
    union all
    select
        record_uid_l,
        record_uid_r,
        ruling,
        ruled_by,
        ruled_at,
        reason
    from {{ source('registry', 'person_ruling') }}

),

-- the latest word on a pair holds, whichever way round it was said
ordered as (

    select
        *,
        row_number() over (
            partition by
                least(record_uid_l, record_uid_r), greatest(record_uid_l, record_uid_r)
            order by
                case when ruled_at is null then 1 else 0 end,
                ruled_at desc,
                ruling,
                record_uid_l,
                ruled_by,
                reason
        ) as place
    from said
    where ruling in ('same', 'different') and record_uid_l <> record_uid_r

)

select
    {{ mds_record_uid("'mds'", "'registry'", "'person_ruling'", [
        'record_uid_l', 'record_uid_r',
    ]) }} as record_uid,
    record_uid_l,
    record_uid_r,
    ruling,
    ruled_by,
    ruled_at,
    reason,
    '{{ _mds_version() }}' as mds_version
from ordered
where place = 1
