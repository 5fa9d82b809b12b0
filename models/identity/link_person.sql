{{ config(materialized='kept', touched_by={'person_touched': ['record_no']}) }}

with members as (

    select
        cluster.record_no,
        cluster.cluster_no,
        history.record_uid,
        history.person_id,
        history.from_run,
        history.from_at,
        cluster.cluster_strict,
        cluster.cluster_wide
    from {{ ref('person_member_history') }} as history
    inner join {{ ref('link_record_cluster') }} as cluster
        on history.record_uid = cluster.record_uid
    where
        history.to_run is null
        and {{ throughline.touched(['cluster.record_no'], ref('person_touched')) }}

),

persons as (

    select
        person_id,
        min(from_run) as created_run
    from {{ ref('person_member_history') }}
    {%- if throughline.is_partial() %}
    where person_id in (select person_id from members)
    {%- endif %}
    group by person_id

),

strict_parts as (

    select
        person_id,
        cluster_strict,
        min({{ throughline.in_key_order('record_uid') }}) as first_record_uid,
        row_number() over (
            partition by person_id
            order by count(*) desc, min({{ throughline.in_key_order('record_uid') }})
        ) as preference
    from members
    group by person_id, cluster_strict

),

wide_parts as (

    select
        members.cluster_wide,
        members.person_id,
        row_number() over (
            partition by members.cluster_wide
            order by min(persons.created_run), count(*) desc, members.person_id
        ) as preference
    from members
    inner join persons on members.person_id = persons.person_id
    group by members.cluster_wide, members.person_id

),

earlier as (

    select
        record_uid,
        person_id,
        row_number() over (partition by record_uid order by to_run desc) as preference
    from {{ ref('person_member_history') }}
    where
        to_run is not null
        and {{ throughline.touched(['record_uid'], ref('person_touched'), 'record_uid') }}

)

select
    members.record_uid,
    members.record_no,
    members.cluster_no,
    members.person_id,
    case
        when strict_parts.preference = 1 then members.person_id
        else 'p_' || md5(members.person_id || '|strict|' || strict_parts.first_record_uid)
    end as person_id_strict,
    wide_parts.person_id as person_id_wide,
    earlier.person_id as prior_person_id,
    members.from_at as linked_at
from members
inner join strict_parts
    on
        members.person_id = strict_parts.person_id
        and members.cluster_strict = strict_parts.cluster_strict
inner join wide_parts
    on members.cluster_wide = wide_parts.cluster_wide and wide_parts.preference = 1
-- most records have always been of one person
left join earlier on members.record_uid = earlier.record_uid and earlier.preference = 1
