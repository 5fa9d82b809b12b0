{{ config(
    materialized='kept', touched_by={'person_touched': ['record_no_l', 'record_no_r']}
) }}

{% set comparisons = throughline.linkage_settings()['comparisons'] %}
{% set review = throughline.linkage_settings()['review'] %}

with chosen as (

    select
        record_no_l,
        record_no_r
    from {{ ref('link_best') }}
    where {{ throughline.touched(['record_no'], ref('person_touched')) }}
    union
    select
        pair.record_no_l,
        pair.record_no_r
    from {{ ref('link_pair') }} as pair
    inner join {{ ref('link_record_cluster') }} as cluster_l
        on pair.record_no_l = cluster_l.record_no
    inner join {{ ref('link_record_cluster') }} as cluster_r
        on pair.record_no_r = cluster_r.record_no and cluster_l.cluster_no <> cluster_r.cluster_no
    where
        pair.weight >= {{ review['from_bits'] }}
        and pair.is_forbidden = 0
        and {{ throughline.touched(['pair.record_no_l'], ref('person_touched')) }}
    union
    select
        record_no_l,
        record_no_r
    from {{ ref('link_review_pair') }}
    where {{ throughline.touched(['record_no_l'], ref('person_touched')) }}

),

compared as (

    select * from {{ ref('link_comparison') }}
    where {{ throughline.touched(['record_no_l'], ref('person_touched')) }}
    union all
    select * from {{ ref('link_neighbour_comparison') }}
    where {{ throughline.touched(['record_no_l'], ref('person_touched')) }}

),

pairs as (

    select compared.*
    from compared
    inner join chosen
        on
            compared.record_no_l = chosen.record_no_l
            and compared.record_no_r = chosen.record_no_r

),

levels as (

    select
        pairs.record_no_l,
        pairs.record_no_r,
        comparison.comparison,
        parameter.level,
        ln(parameter.m) as ln_match,
        {{ throughline.household_logarithm('parameter') }} as ln_household,
        coalesce(
            case when comparison.comparison = 'email' then pairs.email_adjustment end,
            ln(parameter.u)
        ) as ln_unrelated
    from pairs
    cross join ({{ throughline.comparison_digits() }}) as comparison
    inner join {{ throughline.current_model() }} as parameter
        on
            comparison.comparison = parameter.comparison
            and {{ throughline.level_at('pairs.pattern', 'comparison.digit') }} = parameter.level

),

shares as (

    select
        ln({{ throughline.match_prior() }}) as ln_match,
        ln(greatest(max(household_share), 1e-18)) as ln_household,
        ln(1 - max(match_share) - max(household_share) - max(namesake_share)) as ln_unrelated
    from {{ throughline.current_model() }} as parameter
    cross join {{ ref('link_frequency') }} as frequency

),

sums as (

    select
        pairs.record_no_l,
        pairs.record_no_r,
        max(shares.ln_match) + coalesce(sum(levels.ln_match), 0) as ln_match,
        max(shares.ln_household + pairs.household_adjustment)
        + coalesce(sum(levels.ln_household), 0) as ln_household,
        max(shares.ln_unrelated + pairs.unrelated_adjustment)
        + coalesce(sum(levels.ln_unrelated), 0) as ln_unrelated
    from pairs
    cross join shares
    left join levels
        on pairs.record_no_l = levels.record_no_l and pairs.record_no_r = levels.record_no_r
    group by pairs.record_no_l, pairs.record_no_r

),

-- what else the pair would be, if not one person: of one household, or unrelated
otherwise as (

    select
        sums.*,
        1 / (1 + exp(least(greatest(sums.ln_unrelated - sums.ln_household, -500), 500)))
            as household_probability
    from sums

),

weights as (

    select
        levels.record_no_l,
        levels.record_no_r,
        levels.comparison,
        levels.level,
        (
            levels.ln_match
            - otherwise.household_probability * levels.ln_household
            - (1 - otherwise.household_probability) * levels.ln_unrelated
        ) / ln(2) as bits
    from levels
    inner join otherwise
        on
            levels.record_no_l = otherwise.record_no_l
            and levels.record_no_r = otherwise.record_no_r

),

by_pair as (

    select
        record_no_l,
        record_no_r,
        {% for name in comparisons -%}
        sum(case when comparison = '{{ name }}' then bits end) as {{ name }}_bits,
        max(case when comparison = '{{ name }}' then level end) as {{ name }}_level,
        {% endfor -%}
        sum(bits) as field_bits
    from weights
    group by record_no_l, record_no_r

),

reasons as (

    select
        record_no_l,
        record_no_r,
        coalesce(max(case when reason = 'ruling' then reason end), min(reason)) as reason
    from {{ ref('link_conflict') }}
    group by record_no_l, record_no_r

),

explained as (

    select
        record_l.record_uid || ' ' || record_r.record_uid as pair_id,
        record_l.record_uid as record_uid_l,
        record_r.record_uid as record_uid_r,
        pair.record_no_l,
        pair.record_no_r,
        pair.weight as weight_bits,
        {%- for name in comparisons %}
        {{ throughline.rounded('by_pair.' ~ name ~ '_bits', 1024) }} as {{ name }}_bits,
        {%- endfor %}
        {{ throughline.rounded('pair.weight - coalesce(by_pair.field_bits, 0)', 1024) }}
            as other_bits,
        {{ throughline.rounded('otherwise.household_probability', 1024) }} as household_probability,
        {{ throughline.evidence_phrase(comparisons, true) }} as why_agree,
        {{ throughline.evidence_phrase(comparisons, false) }} as why_differ
    from otherwise
    inner join {{ throughline.of_touched(ref('link_pair'), 'record_no_l', 'record_no') }} as pair
        on otherwise.record_no_l = pair.record_no_l and otherwise.record_no_r = pair.record_no_r
    inner join {{ throughline.of_touched(ref('link_record'), 'record_no') }} as record_l
        on pair.record_no_l = record_l.record_no
    inner join {{ throughline.of_touched(ref('link_record'), 'record_no') }} as record_r
        on pair.record_no_r = record_r.record_no
    -- a pair may have no field that both records give
    left join by_pair
        on otherwise.record_no_l = by_pair.record_no_l and otherwise.record_no_r = by_pair.record_no_r

)

select
    explained.*,
    {{ throughline.link_sentence('explained', 'pair', 'reasons') }} as sentence
from explained
inner join {{ ref('link_pair') }} as pair
    on
        explained.record_no_l = pair.record_no_l
        and explained.record_no_r = pair.record_no_r
-- hardly any pair is in conflict
left join reasons
    on
        explained.record_no_l = reasons.record_no_l
        and explained.record_no_r = reasons.record_no_r
