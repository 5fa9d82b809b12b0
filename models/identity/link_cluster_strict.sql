{{ config(materialized='repeat', max_rounds=200) }}

-- pairs of clusters, and members (their record_no is given): each record its own
select
    record_no_l as cluster_l,
    record_no_r as cluster_r,
    cast(null as {{ dbt.type_bigint() }}) as record_no,
    cast(cluster_weight as {{ throughline.type_double() }}) as weight_sum,
    cast(1 as {{ dbt.type_bigint() }}) as pair_count,
    is_forbidden,
    cast(1 as {{ dbt.type_bigint() }}) as size_l,
    cast(1 as {{ dbt.type_bigint() }}) as size_r,
    true as is_changed
from {{ ref('link_pair_allowed') }}
union all
select
    record_no as cluster_l,
    cast(null as {{ dbt.type_bigint() }}) as cluster_r,
    record_no,
    cast(null as {{ throughline.type_double() }}) as weight_sum,
    cast(null as {{ dbt.type_bigint() }}) as pair_count,
    0 as is_forbidden,
    cast(1 as {{ dbt.type_bigint() }}) as size_l,
    cast(null as {{ dbt.type_bigint() }}) as size_r,
    true as is_changed
from {{ ref('link_component') }}

{{ throughline.each_round() }}

{{ throughline.merge_round(throughline.previous_round(), 'strict') }}
