{{ throughline.registered(
    'person_ruling',
    key=['record_uid_l', 'record_uid_r', 'ruled_at', 'ruling', 'ruled_by'],
    columns={
        'record_uid_l': 'string',
        'record_uid_r': 'string',
        'ruling': 'string',
        'ruled_by': 'string',
        'ruled_at': 'timestamp',
        'reason': 'string',
    },
) }},

rulings as (

    select
        record_uid_l as uid_l,
        record_uid_r as uid_r,
        lower(trim(ruling)) as ruling,
        1 as is_human,
        ruled_by,
        ruled_at
    from registered
    union all
    -- a tool that merged two of its records has ruled too
    select
        record_uid as uid_l,
        superseded_by_uid as uid_r,
        'same' as ruling,
        0 as is_human,
        tool_slug || '/' || account_slug as ruled_by,
        deleted_at as ruled_at
    from {{ ref('mds_person_record') }}
    where superseded_by_uid is not null and deletion_basis = 'merged_into'

),

paired as (

    select
        least(
            {{ throughline.in_key_order('uid_l') }}, {{ throughline.in_key_order('uid_r') }}
        ) as record_uid_l,
        greatest(
            {{ throughline.in_key_order('uid_l') }}, {{ throughline.in_key_order('uid_r') }}
        ) as record_uid_r,
        ruling,
        is_human,
        ruled_by,
        ruled_at
    from rulings
    where uid_l <> uid_r

),

-- people outrank tools; of one pair the latest ruling is in force
ranked as (

    select
        paired.*,
        rank() over (
            partition by paired.record_uid_l, paired.record_uid_r
            order by paired.is_human desc, paired.ruled_at desc nulls last
        ) as preference
    from paired

)

select distinct
    record_uid_l,
    record_uid_r,
    ruling,
    is_human,
    ruled_by,
    ruled_at
from ranked
where preference = 1
