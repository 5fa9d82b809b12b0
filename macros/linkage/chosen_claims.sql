{# Common table expressions that end in `chosen_claims`: per person and field, or per value of
   `within` too, the claim that stands and how many other values rival it. `among`: of the
   persons in that step alone. #}
{% macro chosen_claims(within=[], among=none) -%}
    {%- set group = ['cluster_no'] + within + ['field'] -%}
    {%- set told = [
        'person_id', 'field', 'claim_uid', 'record_uid', 'owner_org_uid', 'tool_slug', 'account_slug',
        'observed_at',
    ] -%}
    {%- set claims = throughline.of_touched(ref('link_field_claim'), 'record_no') -%}
    {%- if among %}
    claims_among as (

        select * from {{ claims }} as claim
        where person_id in (select person_id from {{ among }})

    ),
    {%- set claims = 'claims_among' %}
    {%- endif %}
    claim_groups as (

        select {{ group | join(', ') }}, count(*) as claim_count
        from {{ claims }} as claim
        group by {{ group | join(', ') }}

    ),

    grouped_claims as (

        select claim.*, claim_groups.claim_count
        from {{ claims }} as claim
        inner join claim_groups
            on
                {%- for key in group %}
                claim.{{ key }} = claim_groups.{{ key }}{{ ' and' if not loop.last }}
                {%- endfor %}

    ),

    ranked_claims as (

        select
            grouped_claims.*,
            row_number() over by_standing as preference,
            lead(standing) over by_standing as next_standing
        from grouped_claims
        where claim_count > 1
        window by_standing as (
            partition by {{ group | join(', ') }}
            order by
                standing desc, observed_at desc, {{ throughline.in_key_order('claim_uid') }}
        )

    ),

    value_groups as (

        select {{ group | join(', ') }}, count(distinct value_hash) as value_count
        from grouped_claims
        where claim_count > 1
        group by {{ group | join(', ') }}

    ),

    chosen_claims as (

        select
            {{ told | join(', ') }},
            0 as rival_value_count,
            case when is_pinned then 'manual' else 'trust_rank' end as rule_applied
        from grouped_claims
        where claim_count = 1
        union all
        select
            {%- for column in told %}
            ranked_claims.{{ column }},
            {%- endfor %}
            value_groups.value_count - 1 as rival_value_count,
            case
                when is_pinned then 'manual'
                when standing > next_standing then 'trust_rank'
                else 'recency'
            end as rule_applied
        from ranked_claims
        inner join value_groups
            on
                {%- for key in group %}
                ranked_claims.{{ key }} = value_groups.{{ key }}{{ ' and' if not loop.last }}
                {%- endfor %}
        where ranked_claims.preference = 1

    )
{%- endmacro %}
