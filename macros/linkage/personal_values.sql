{# Common table expressions that end in `personal_values`: the rows of `claims`, one
   per record and value, without the values that too many different people share
   (link_shared_value), each with its rank within the record. #}
{% macro personal_values(claims, value) -%}
    personal_values as (

        select
            {{ claims }}.*,
            row_number() over (
                partition by {{ claims }}.record_no
                order by
                    {{ claims }}.is_primary desc,
                    {{ claims }}.observed_at desc nulls last,
                    {{ throughline.in_key_order(claims ~ '.' ~ value) }}
            ) as value_rank
        from {{ claims }}
        -- most values are a person's own
        left join {{ ref('link_shared_value') }} as shared
            on shared.field = '{{ value }}' and {{ claims }}.{{ value }} = shared.value
        where shared.value is null

    )
{%- endmacro %}
