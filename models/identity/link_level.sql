-- every level of every comparison: its shipped weights, and how often random pairs
-- reach it
{{ config(materialized='frozen') }}

{% set settings = throughline.linkage_settings() %}

with levels as (

    {% for name, comparison in settings['comparisons'].items() -%}
    {% set last_comparison = loop.last -%}
    {% set ns = namespace(levels={1: {}}) -%}
    {% for level in comparison['levels'].values() -%}
    {% do ns.levels.update({level['level']: level}) -%}
    {% endfor -%}
    {% for number, level in ns.levels.items() -%}
    select
        '{{ name }}' as comparison,
        {{ number }} as level,
        {{ 1 if throughline.is_individual(comparison, level) else 0 }} as is_individual,
        {{ level.get('household', 0) }} as household_share,
        {% if level.get('exact') -%}
        {{ level['rates'][0] }}_rate
        {%- else -%}
        cast(null as {{ throughline.type_double() }})
        {%- endif %} as exact_rate
    from {{ ref('link_frequency') }}
    {{ 'union all' if not (loop.last and last_comparison) }}
    {% endfor -%}
    {% endfor %}
),

random_counts as (

    select
        comparison,
        level,
        sum(random_pair_count) as pair_count
    from {{ ref('link_pattern') }}
    group by comparison, level

),

random_totals as (

    select
        comparison,
        sum(pair_count) as pair_count
    from random_counts
    group by comparison

),

observed as (

    select
        levels.*,
        shipped.m as shipped_m,
        shipped.u as shipped_u,
        shipped.h as shipped_h,
        -- the shipped rate counts as so many pairs, and where it is a rare level's as many as
        -- there are, up to one that reaches it: that none of many did says little
        (
            coalesce(random_counts.pair_count, 0)
            + greatest(
                {{ settings['training']['prior_pairs'] }} * shipped.u,
                least(1, shipped.u * coalesce(random_totals.pair_count, 0))
            )
        )
        / (coalesce(random_totals.pair_count, 0) + {{ settings['training']['prior_pairs'] }})
            as random_rate,
        coalesce(random_totals.pair_count, 0) as random_total
    from levels
    inner join {{ ref('default_weight') }} as shipped
        on levels.comparison = shipped.comparison and levels.level = shipped.level
    -- no random pair may have reached a level, or had the field
    left join random_counts
        on levels.comparison = random_counts.comparison and levels.level = random_counts.level
    left join random_totals on levels.comparison = random_totals.comparison

),

exact as (

    select
        observed.*,
        case
            when observed.exact_rate is not null and observed.random_total >= 1000
                then observed.exact_rate
            else observed.random_rate
        end as rate
    from observed

)

select
    comparison,
    level,
    is_individual,
    household_share,
    shipped_m,
    shipped_h,
    {{ throughline.rounded(
        'rate / sum(rate) over (partition by comparison)', '1e12'
    ) }} as random_rate
from exact
