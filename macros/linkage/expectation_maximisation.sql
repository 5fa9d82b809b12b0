{# One iteration over the patterns: how likely is each pattern among matches, members
   of one household, namesakes and unrelated pairs (expectation), and which frequencies make the
   pairs at hand most likely (maximisation). Shares are of all possible pairs, so that
   pairs that no block proposed count as unrelated. Shipped weights count as
   `prior_pairs` pairs. Gives the earlier iterations again, and the new one. #}
{% macro expectation_maximisation(previous, iterations, prior_pairs, floor) -%}
with latest as (

    select * from {{ previous }}
    where iteration = (select max(iteration) from {{ previous }})

),

shares as (

    select
        max(latest.iteration) as iteration,
        max(latest.match_share) as match_share,
        max(latest.household_share) as household_share,
        max(latest.namesake_share) as namesake_share,
        max(frequency.pair_count) as all_pairs
    from latest
    cross join {{ ref('link_frequency') }} as frequency

),

likelihoods as (

    select
        pattern.pattern,
        max(pattern.pair_count) as pair_count,
        {{ throughline.rounded('sum(ln(latest.m))', '1e12') }} as ln_match,
        {{ throughline.rounded('sum(ln(latest.h))', '1e12') }} as ln_household,
        {{ throughline.rounded('sum(ln(latest.u))', '1e12') }} as ln_unrelated,
        {{ throughline.rounded(throughline.namesake_logarithm('latest'), '1e12') }} as ln_namesake
    from {{ ref('link_pattern') }} as pattern
    inner join latest
        on pattern.comparison = latest.comparison and pattern.level = latest.level
    where pattern.pair_count > 0
    group by pattern.pattern

),

joint as (

    select
        likelihoods.pattern,
        likelihoods.pair_count,
        shares.match_share * exp(greatest(likelihoods.ln_match, -600)) as match_part,
        shares.household_share * exp(greatest(likelihoods.ln_household, -600)) as household_part,
        shares.namesake_share * exp(greatest(likelihoods.ln_namesake, -600)) as namesake_part,
        (1 - shares.match_share - shares.household_share - shares.namesake_share)
            * exp(greatest(likelihoods.ln_unrelated, -600)) as unrelated_part
    from likelihoods
    cross join shares

),

expected as (

    select
        pattern,
        pair_count,
        pair_count * match_part / (match_part + household_part + namesake_part + unrelated_part) as matches,
        pair_count * household_part / (match_part + household_part + namesake_part + unrelated_part)
            as households,
        pair_count * namesake_part
            / (match_part + household_part + namesake_part + unrelated_part) as namesakes,
        pair_count * ln(match_part + household_part + namesake_part + unrelated_part) as log_likelihood
    from joint

),

new_shares as (

    select
        shares.iteration + 1 as iteration,
        {{ throughline.rounded('sum(expected.matches) / shares.all_pairs', '1e15') }}
            as match_share,
        {{ throughline.rounded('sum(expected.households) / shares.all_pairs', '1e15') }}
            as household_share,
        {{ throughline.rounded('sum(expected.namesakes) / shares.all_pairs', '1e15') }}
            as namesake_share,
        -- pairs that no block proposed are unrelated
        {{ throughline.rounded(
            'sum(expected.log_likelihood) + (shares.all_pairs - sum(expected.pair_count)) * ln('
            ~ '1 - shares.match_share - shares.household_share - shares.namesake_share)', '1e6'
        ) }} as log_likelihood
    from expected
    cross join shares
    group by
        shares.iteration, shares.all_pairs, shares.match_share, shares.household_share,
        shares.namesake_share

),

level_counts as (

    select
        pattern.comparison,
        pattern.level,
        sum(expected.matches) as matches,
        sum(expected.households) as households
    from {{ ref('link_pattern') }} as pattern
    inner join expected on pattern.pattern = expected.pattern
    group by pattern.comparison, pattern.level

),

-- a level that no candidate reached has its prior only
smoothed as (

    select
        level.comparison,
        level.level,
        level.is_individual,
        level.household_share,
        level.random_rate,
        coalesce(level_counts.matches, 0) + 0.5 + {{ prior_pairs }} * level.shipped_m as matches,
        coalesce(level_counts.households, 0) + 0.5 + {{ prior_pairs }} * level.shipped_h
            as households
    from {{ ref('link_level') }} as level
    left join level_counts
        on level.comparison = level_counts.comparison and level.level = level_counts.level

),

trained as (

    select
        smoothed.comparison,
        smoothed.level,
        smoothed.is_individual,
        smoothed.household_share,
        smoothed.random_rate,
        smoothed.matches / sum(smoothed.matches) over (partition by smoothed.comparison) as m,
        smoothed.households / sum(smoothed.households) over (partition by smoothed.comparison)
            as h
    from smoothed

),

-- some of the random pairs are matches
corrected as (

    select
        trained.*,
        new_shares.iteration,
        new_shares.match_share,
        new_shares.household_share as household_pair_share,
        new_shares.namesake_share,
        new_shares.log_likelihood,
        greatest(
            (trained.random_rate - new_shares.match_share * trained.m)
            / (1 - new_shares.match_share),
            {{ floor }} * trained.random_rate
        ) as u
    from trained
    cross join new_shares

)

select
    iteration, comparison, level, m, u, h, match_share, household_share, namesake_share,
    log_likelihood,
    false as is_changed
from {{ previous }}
union all
select
    iteration,
    comparison,
    level,
    {{ throughline.rounded('m', '1e12') }} as m,
    {{ throughline.rounded('u', '1e12') }} as u,
    {{ throughline.rounded(
        'case is_individual when 1 then u + household_share else h end', '1e12'
    ) }} as h,
    match_share,
    household_pair_share as household_share,
    namesake_share,
    log_likelihood,
    iteration < {{ iterations }} as is_changed
from corrected
{%- endmacro %}
