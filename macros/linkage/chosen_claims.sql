{# Common table expressions that end in `chosen_claims`: per person (or per person and
   organization) and field the claim that stands, and how many other values rival it. #}
{% macro chosen_claims(keys) -%}
    ranked_claims as (

        select
            claim.*,
            row_number() over (
                partition by {{ keys | join(', ') }}, field
                order by
                    standing desc,
                    observed_at desc,
                    {{ throughline.in_key_order('claim_uid') }}
            ) as preference,
            max(standing) over (partition by {{ keys | join(', ') }}, field) as best_standing
        from {{ ref('link_field_claim') }} as claim

    ),

    claim_values as (

        select
            {{ keys | join(', ') }},
            field,
            count(distinct value) as value_count,
            sum(case when standing = best_standing then 1 else 0 end) as best_count
        from ranked_claims
        group by {{ keys | join(', ') }}, field

    ),

    chosen_claims as (

        select
            ranked_claims.*,
            claim_values.value_count - 1 as rival_value_count,
            case
                when ranked_claims.is_pinned then 'manual'
                when claim_values.best_count = 1 then 'trust_rank'
                else 'recency'
            end as rule_applied
        from ranked_claims
        inner join claim_values
            on
                {% for key in keys -%}
                ranked_claims.{{ key }} = claim_values.{{ key }} and
                {% endfor -%}
                ranked_claims.field = claim_values.field
        where ranked_claims.preference = 1

    )
{%- endmacro %}
