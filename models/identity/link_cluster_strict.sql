{{ config(
    materialized='repeat', max_rounds=200, touched_by={'link_touched': ['cluster_l']}
) }}

with members as (

    -- the same person in campaign after campaign of one account is told once
    select
        component.record_no,
        component.component_no,
        case when row_number() over (
            partition by component.component_no, record.told_as order by component.record_no
        ) = 1 then 1 else 0 end as is_told_first
    from {{ ref('link_component') }} as component
    inner join {{ ref('link_record') }} as record on component.record_no = record.record_no
    where {{ throughline.touched(['component.record_no'], ref('link_touched')) }}

)

-- pairs of clusters, and members (their record_no is given): each record its own
select
    record_l.component_no,
    pair.record_no_l as cluster_l,
    pair.record_no_r as cluster_r,
    cast(null as {{ dbt.type_bigint() }}) as record_no,
    cast(pair.cluster_weight as {{ throughline.type_double() }}) as weight_sum,
    cast(pair.cluster_weight as {{ throughline.type_double() }}) as weight_most,
    cast(1 as {{ dbt.type_bigint() }}) as pair_count,
    pair.is_forbidden,
    cast(1 as {{ dbt.type_bigint() }}) as size_l,
    cast(1 as {{ dbt.type_bigint() }}) as size_r,
    cast(record_l.is_told_first as {{ dbt.type_bigint() }}) as told_l,
    cast(record_r.is_told_first as {{ dbt.type_bigint() }}) as told_r,
    true as is_changed
from {{ ref('link_pair_allowed') }} as pair
inner join members as record_l on pair.record_no_l = record_l.record_no
inner join members as record_r on pair.record_no_r = record_r.record_no
where {{ throughline.touched(['pair.record_no_l'], ref('link_touched')) }}
union all
select
    members.component_no,
    members.record_no as cluster_l,
    cast(null as {{ dbt.type_bigint() }}) as cluster_r,
    members.record_no,
    cast(null as {{ throughline.type_double() }}) as weight_sum,
    cast(null as {{ throughline.type_double() }}) as weight_most,
    cast(null as {{ dbt.type_bigint() }}) as pair_count,
    0 as is_forbidden,
    cast(1 as {{ dbt.type_bigint() }}) as size_l,
    cast(null as {{ dbt.type_bigint() }}) as size_r,
    cast(members.is_told_first as {{ dbt.type_bigint() }}) as told_l,
    cast(null as {{ dbt.type_bigint() }}) as told_r,
    true as is_changed
from members

{{ throughline.each_round() }}

{{ throughline.merge_round(throughline.previous_round(), 'strict') }}
