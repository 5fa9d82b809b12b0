{{ config(materialized='repeat', max_rounds=200, frozen=true) }}

{% set training = throughline.linkage_settings()['training'] %}

with totals as (

    select
        frequency.pair_count as all_pairs,
        cast(count(*) as {{ throughline.type_double() }}) as candidates
    from {{ ref('link_frequency') }} as frequency
    cross join {{ ref('link_comparison') }}
    group by frequency.pair_count

)

select
    0 as iteration,
    level.comparison,
    level.level,
    level.shipped_m as m,
    level.random_rate as u,
    case level.is_individual when 1
        then level.random_rate + level.household_share
        else level.shipped_h
    end as h,
    {{ throughline.rounded(
        training['first_match_share'] ~ ' * totals.candidates / totals.all_pairs', '1e15'
    ) }} as match_share,
    {{ throughline.rounded(
        training['first_household_share'] ~ ' * totals.candidates / totals.all_pairs', '1e15'
    ) }} as household_share,
    {{ throughline.rounded(
        training['first_namesake_share'] ~ ' * totals.candidates / totals.all_pairs', '1e15'
    ) }} as namesake_share,
    cast(null as {{ throughline.type_double() }}) as log_likelihood,
    true as is_changed
from {{ ref('link_level') }} as level
cross join totals

{{ throughline.each_round() }}

{{ throughline.expectation_maximisation(
    throughline.previous_round(), training['iterations'], training['prior_pairs'],
    training['least_random_rate']
) }}
