{# One round of mutual-best linkage: two clusters that are each other's best become one.
   How well two clusters fit lies between average and single linkage: the mean weight of
   the pairs between them, and by `best_share` that of the best pair, which counts up to
   `best_bits`. Who moved agrees with the records of one home only, so that the mean alone
   would part them; the best pair alone would chain namesakes. In the mean a pair counts by
   the fields that both its records tell: two bare names must not outvote two whole records.
   Pairs that are not there count as `missing_bits`.
   Clusters with a forbidden pair never meet. A component in which nothing merged, or all
   did, is settled. #}
{% macro merge_round(previous, cut) -%}
{%- set numbers = throughline.linkage_settings()['clustering'] -%}
with unsettled as (

    select * from {{ previous }} where is_changed

),

valued as (

    select
        component_no,
        cluster_l,
        cluster_r,
        size_l + size_r as merged_size,
        {{ throughline.rounded(
            (1 - numbers['best_share']) ~ ' * (weight_sum / field_sum * pair_count + ('
            ~ numbers['missing_bits'] ~ ') * (size_l * size_r - pair_count)) / (size_l * size_r) + '
            ~ numbers['best_share'] ~ ' * least(best_weight, ' ~ numbers['best_bits'] ~ ')', 1048576
        ) }} as bits
    from unsettled
    where record_no is null and is_forbidden = 0

),

sided as (

    select cluster_l as cluster_no, cluster_r as partner_no, valued.*
    from valued
    where bits >= {{ numbers[cut] }}
    union all
    select cluster_r as cluster_no, cluster_l as partner_no, valued.*
    from valued
    where bits >= {{ numbers[cut] }}

),

ranked as (

    select
        component_no,
        cluster_no,
        partner_no,
        merged_size,
        row_number() over (
            partition by cluster_no order by bits desc, cluster_l, cluster_r
        ) as preference
    from sided

),

best as (

    select * from ranked where preference = 1

),

merging as (

    select best.component_no, best.cluster_no as kept_no, best.partner_no as gone_no,
        best.merged_size
    from best
    inner join best as answer
        on best.partner_no = answer.cluster_no and best.cluster_no = answer.partner_no
    where best.cluster_no < best.partner_no

),

renamed as (

    select kept_no as cluster_no, kept_no as new_no, merged_size from merging
    union all
    select gone_no as cluster_no, kept_no as new_no, merged_size from merging

),

moved as (

    select
        unsettled.component_no,
        coalesce(renamed_l.new_no, unsettled.cluster_l) as cluster_l,
        coalesce(renamed_r.new_no, unsettled.cluster_r) as cluster_r,
        unsettled.record_no,
        unsettled.weight_sum,
        unsettled.field_sum,
        unsettled.best_weight,
        unsettled.pair_count,
        unsettled.is_forbidden,
        coalesce(renamed_l.merged_size, unsettled.size_l) as size_l,
        coalesce(renamed_r.merged_size, unsettled.size_r) as size_r
    from unsettled
    -- most clusters stay as they are in a round
    left join renamed as renamed_l on unsettled.cluster_l = renamed_l.cluster_no
    left join renamed as renamed_r on unsettled.cluster_r = renamed_r.cluster_no

),

regrouped as (

    select
        component_no,
        least(cluster_l, cluster_r) as cluster_l,
        greatest(cluster_l, cluster_r) as cluster_r,
        cast(null as {{ dbt.type_bigint() }}) as record_no,
        sum(weight_sum) as weight_sum,
        sum(field_sum) as field_sum,
        max(best_weight) as best_weight,
        cast(sum(pair_count) as {{ dbt.type_bigint() }}) as pair_count,
        max(is_forbidden) as is_forbidden,
        max(case when cluster_l < cluster_r then size_l else size_r end) as size_l,
        max(case when cluster_l < cluster_r then size_r else size_l end) as size_r
    from moved
    where record_no is null and cluster_l <> cluster_r
    group by component_no, least(cluster_l, cluster_r), greatest(cluster_l, cluster_r)

),

still_open as (

    select component_no from regrouped
    intersect
    select component_no from merging

)

{% set columns = [
    'component_no', 'cluster_l', 'cluster_r', 'record_no', 'weight_sum', 'field_sum', 'best_weight',
    'pair_count', 'is_forbidden', 'size_l', 'size_r',
] | join(', ') %}
select {{ columns }}, component_no in (select component_no from still_open) as is_changed
from (
    select {{ columns }} from regrouped
    union all
    select {{ columns }} from moved where record_no is not null
) as unsettled_after
union all
select {{ columns }}, is_changed from {{ previous }} where not is_changed
{%- endmacro %}
