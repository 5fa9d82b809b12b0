{# Common table expressions that end in `personal_values`: the rows of `claims`, one
   per record and value, without the values that too many different people share,
   with each value's number of records and its rank within the record. #}
{% macro personal_values(claims, value) -%}
    {%- set limits = throughline.linkage_settings()['value_class'] -%}
    value_holders as (

        select
            {{ value }},
            count(*) as value_count,
            count(distinct substring(formal_given, 1, 3)) as name_count
        from {{ claims }}
        group by {{ value }}

    ),

    personal_values as (

        select
            {{ claims }}.*,
            value_holders.value_count,
            row_number() over (
                partition by {{ claims }}.record_uid
                order by
                    {{ claims }}.is_primary desc,
                    {{ claims }}.observed_at desc nulls last,
                    {{ throughline.in_key_order(claims ~ '.' ~ value) }}
            ) as value_rank
        from {{ claims }}
        inner join value_holders on {{ claims }}.{{ value }} = value_holders.{{ value }}
        where
            value_holders.value_count < {{ limits['records'] }}
            or value_holders.name_count < {{ limits['names'] }}

    )
{%- endmacro %}
