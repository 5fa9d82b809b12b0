-- what is ruled the same as the same is the same, through records that are gone as well
{{ config(materialized='repeat', max_rounds=1000) }}

with ruled as (

    select record_uid_l as record_uid from {{ ref('link_stated_ruling') }} where ruling = 'same'
    union
    select record_uid_r as record_uid from {{ ref('link_stated_ruling') }} where ruling = 'same'

)

select
    record_uid,
    record_uid as human_group_uid,
    record_uid as group_uid,
    true as is_changed
from ruled

{{ throughline.each_round() }}

with previous as (

    select * from {{ throughline.previous_round() }}

),

ruled as (

    select record_uid_l as record_uid, record_uid_r as other_uid, is_human
    from {{ ref('link_stated_ruling') }}
    where ruling = 'same'
    union all
    select record_uid_r as record_uid, record_uid_l as other_uid, is_human
    from {{ ref('link_stated_ruling') }}
    where ruling = 'same'

),

known as (

    select record_uid, human_group_uid, group_uid from previous
    union all
    select
        ruled.record_uid,
        case when ruled.is_human = 1 then other.human_group_uid end as human_group_uid,
        other.group_uid
    from ruled
    inner join previous as other on ruled.other_uid = other.record_uid

),

least_known as (

    select
        record_uid,
        min({{ throughline.in_key_order('human_group_uid') }}) as human_group_uid,
        min({{ throughline.in_key_order('group_uid') }}) as group_uid
    from known
    group by record_uid

)

select
    least_known.record_uid,
    least_known.human_group_uid,
    least_known.group_uid,
    least_known.human_group_uid <> previous.human_group_uid
        or least_known.group_uid <> previous.group_uid as is_changed
from least_known
inner join previous on least_known.record_uid = previous.record_uid
