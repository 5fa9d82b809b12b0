{# Common table expressions that end in `scored`: the rows of a comparison table with
   their weight in bits, the logarithm of the odds that the two are one person rather
   than members of one household, namesakes or unrelated. Namesakes are as many as the
   known bearers of the name besides the one, and some unseen. #}
{% macro scored(comparisons) -%}
    {%- set settings = throughline.linkage_settings() -%}
    patterns as (

        select
            compared.pattern,
            sum(ln(parameter.m)) as ln_match,
            sum({{ throughline.household_logarithm('parameter') }}) as ln_household,
            sum(ln(parameter.u)) as ln_unrelated,
            {{ throughline.namesake_logarithm('parameter') }} as ln_namesake,
            sum(case when parameter.comparison = 'email' then ln(parameter.u) else 0 end)
                as ln_unrelated_email
        from (select distinct pattern from {{ comparisons }}) as compared
        cross join ({{ throughline.comparison_digits() }}) as comparison
        inner join {{ throughline.current_model() }} as parameter
            on
                comparison.comparison = parameter.comparison
                and {{ throughline.level_at('compared.pattern', 'comparison.digit') }}
                = parameter.level
        group by compared.pattern

    ),

    shares as (

        select
            ln({{ throughline.match_prior() }}) as ln_match,
            ln(greatest(max(household_share), 1e-18)) as ln_household,
            ln(1 - max(match_share) - max(household_share) - max(namesake_share))
                as ln_unrelated,
            {{ throughline.match_prior() }} * greatest(max(frequency.record_count) - 1, 1)
                as matches_per_record
        from {{ throughline.current_model() }} as parameter
        cross join {{ ref('link_frequency') }} as frequency

    ),

    summed as (

        select
            compared.*,
            coalesce(patterns.ln_match, 0) + shares.ln_match as match_sum,
            coalesce(patterns.ln_unrelated, 0) + shares.ln_unrelated
                + compared.unrelated_adjustment
                + coalesce(compared.email_adjustment - patterns.ln_unrelated_email, 0) as unrelated_sum,
            coalesce(patterns.ln_household, 0) + shares.ln_household
                + compared.household_adjustment as household_sum,
            coalesce(patterns.ln_namesake, 0) + shares.ln_match
                + compared.namesake_adjustment
                + ln(
                    compared.few_namesakes
                    + {{ settings['namesakes']['per_known'] }} * compared.known_namesakes
                    / (1 + shares.matches_per_record)
                    + compared.unseen_namesakes / shares.matches_per_record
                )
                + coalesce(compared.email_adjustment - patterns.ln_unrelated_email, 0) as namesake_sum
        from {{ comparisons }} as compared
        cross join shares
        -- a pair may have nothing that both records give
        left join patterns on compared.pattern = patterns.pattern

    ),

    weighed as (

        select
            summed.*,
            (match_sum - {{ throughline.log_sum(
                throughline.log_sum('unrelated_sum', 'household_sum'), 'namesake_sum'
            ) }}) / ln(2)
                as bits
        from summed

    ),

    scored as (

        select
            weighed.*,
            {{ throughline.rounded(
                'bits + combination_bits - ' ~ settings['contradiction_bits'] ~ ' * is_contradicted'
            ) }} as weight
        from weighed

    )
{%- endmacro %}
