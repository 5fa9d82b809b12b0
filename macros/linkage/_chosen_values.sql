{# Where a record has several emails, phones or addresses, the two that agree best. #}
{% macro _chosen_values(pairs) -%}
    {%- set agreement = {
        'email': ['email', 'email_local'],
        'phone': ['phone'],
        'address': ['address', 'building', 'postal_code', 'city', 'region'],
    } -%}
    {%- for kind, columns in throughline._value_columns().items() %}
    {{ kind }}_many as (

        select record_no from {{ ref('link_record') }} where {{ kind }}_values > 1

    ),

    {{ kind }}_many_pairs as (

        select pairs.record_no_l, pairs.record_no_r
        from {{ pairs }} as pairs
        where
            pairs.record_no_l in (select record_no from {{ kind }}_many)
            or pairs.record_no_r in (select record_no from {{ kind }}_many)

    ),

    {{ kind }}_pairs as (

        select
            pairs.record_no_l,
            pairs.record_no_r,
            {%- for column in columns %}
            value_l.{{ column }} as {{ column }}_l,
            value_r.{{ column }} as {{ column }}_r,
            {%- endfor %}
            row_number() over (
                partition by pairs.record_no_l, pairs.record_no_r
                order by
                    {%- for column in agreement[kind] %}
                    case when value_l.{{ column }} = value_r.{{ column }} then 0 else 1 end,
                    {%- endfor %}
                    value_l.value_rank,
                    value_r.value_rank
            ) as preference
        from {{ kind }}_many_pairs as pairs
        inner join {{ ref('link_' ~ kind) }} as value_l on pairs.record_no_l = value_l.record_no
        inner join {{ ref('link_' ~ kind) }} as value_r on pairs.record_no_r = value_r.record_no

    ),

    {{ kind }}_choice as (

        select * from {{ kind }}_pairs where preference = 1

    ){{ ',' if not loop.last }}
    {%- endfor %}
{%- endmacro %}
