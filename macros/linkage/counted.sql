{# Common table expressions that end in `counted`: the rows of `rows` and how often each
   of `values` (columns) is there, 1 where there is none. When the model is trained that
   is counted; from then on a value counts as it did then, and as 1 when it was not there. #}
{% macro counted(rows, values) -%}
    {%- set trained = none if throughline.this_build()['is_training']
        else throughline.published('link_value') -%}
    {%- for value in values %}
    {{ value }}_counts as (

        {% if trained is none -%}
        select {{ value }}, count(*) as record_count
        from {{ rows }}
        where {{ value }} is not null
        group by {{ value }}
        having count(*) > 1
        {%- else -%}
        select value as {{ value }}, record_count
        from {{ trained }}
        where field = '{{ value }}'
        {%- endif %}

    ),
    {% endfor %}
    counted as (

        select
            {{ rows }}.*,
            {%- for value in values %}
            coalesce({{ value }}_counts.record_count, 1) as {{ value }}_count{{ ',' if not loop.last }}
            {%- endfor %}
        from {{ rows }}
        -- a value that stands alone is not in the counts
        {%- for value in values %}
        left join {{ value }}_counts on {{ rows }}.{{ value }} = {{ value }}_counts.{{ value }}
        {%- endfor %}

    )
{%- endmacro %}
