{{ config(
    materialized='repeat', max_rounds=200, touched_by={'link_touched': ['cluster_l']}
) }}

with members as (

    select
        record_no,
        component_no
    from {{ ref('link_component') }}
    where {{ throughline.touched(['record_no'], ref('link_touched')) }}

)

-- pairs of clusters, and members (their record_no is given): each record its own
select
    members.component_no,
    pair.record_no_l as cluster_l,
    pair.record_no_r as cluster_r,
    cast(null as {{ dbt.type_bigint() }}) as record_no,
    cast(pair.cluster_weight * pair.field_count as {{ throughline.type_double() }}) as weight_sum,
    cast(pair.field_count as {{ throughline.type_double() }}) as field_sum,
    cast(pair.cluster_weight as {{ throughline.type_double() }}) as best_weight,
    cast(1 as {{ dbt.type_bigint() }}) as pair_count,
    pair.is_forbidden,
    cast(1 as {{ dbt.type_bigint() }}) as size_l,
    cast(1 as {{ dbt.type_bigint() }}) as size_r,
    true as is_changed
from {{ ref('link_pair_allowed') }} as pair
inner join members on pair.record_no_l = members.record_no
where {{ throughline.touched(['pair.record_no_l'], ref('link_touched')) }}
union all
select
    members.component_no,
    members.record_no as cluster_l,
    cast(null as {{ dbt.type_bigint() }}) as cluster_r,
    members.record_no,
    cast(null as {{ throughline.type_double() }}) as weight_sum,
    cast(null as {{ throughline.type_double() }}) as field_sum,
    cast(null as {{ throughline.type_double() }}) as best_weight,
    cast(null as {{ dbt.type_bigint() }}) as pair_count,
    0 as is_forbidden,
    cast(1 as {{ dbt.type_bigint() }}) as size_l,
    cast(null as {{ dbt.type_bigint() }}) as size_r,
    true as is_changed
from members

{{ throughline.each_round() }}

{{ throughline.merge_round(throughline.previous_round(), 'strict') }}
