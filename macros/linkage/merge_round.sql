{# One round of mutual-best average linkage: two clusters that are each other's best,
   by the mean weight of the pairs between them, become one. Pairs that were not
   compared count as `missing_bits`; agreement among many pairs is worth more than
   the same mean of few (`size_bonus`), but not among repetitions of one record, and
   only as far as some pair comes near `bonus_bits` by itself: many weak agreements of
   one kind, as namesakes have, are still one.
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
        told_l + told_r as merged_told,
        {{ throughline.rounded(
            '(weight_sum + (' ~ numbers['missing_bits'] ~ ') * (size_l * size_r - pair_count))'
            ~ ' / (size_l * size_r) + ' ~ numbers['size_bonus']
            ~ ' * least(ln(greatest(told_l, 1) * greatest(told_r, 1)) / ln(2), 6)'
            ~ ' * least(greatest(weight_most, 0) / ' ~ numbers['bonus_bits'] ~ ', 1)', 1048576
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
        merged_told,
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
        best.merged_size, best.merged_told
    from best
    inner join best as answer
        on best.partner_no = answer.cluster_no and best.cluster_no = answer.partner_no
    where best.cluster_no < best.partner_no

),

renamed as (

    select kept_no as cluster_no, kept_no as new_no, merged_size, merged_told from merging
    union all
    select gone_no as cluster_no, kept_no as new_no, merged_size, merged_told from merging

),

moved as (

    select
        unsettled.component_no,
        coalesce(renamed_l.new_no, unsettled.cluster_l) as cluster_l,
        coalesce(renamed_r.new_no, unsettled.cluster_r) as cluster_r,
        unsettled.record_no,
        unsettled.weight_sum,
        unsettled.weight_most,
        unsettled.pair_count,
        unsettled.is_forbidden,
        coalesce(renamed_l.merged_size, unsettled.size_l) as size_l,
        coalesce(renamed_r.merged_size, unsettled.size_r) as size_r,
        coalesce(renamed_l.merged_told, unsettled.told_l) as told_l,
        coalesce(renamed_r.merged_told, unsettled.told_r) as told_r
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
        max(weight_most) as weight_most,
        cast(sum(pair_count) as {{ dbt.type_bigint() }}) as pair_count,
        max(is_forbidden) as is_forbidden,
        max(case when cluster_l < cluster_r then size_l else size_r end) as size_l,
        max(case when cluster_l < cluster_r then size_r else size_l end) as size_r,
        max(case when cluster_l < cluster_r then told_l else told_r end) as told_l,
        max(case when cluster_l < cluster_r then told_r else told_l end) as told_r
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
    'component_no', 'cluster_l', 'cluster_r', 'record_no', 'weight_sum', 'weight_most', 'pair_count',
    'is_forbidden', 'size_l', 'size_r', 'told_l', 'told_r',
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
