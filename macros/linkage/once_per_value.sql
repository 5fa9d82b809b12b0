{# A common table expression `<column>_values`: what `made` makes of each distinct value of
   a column, as `value`. Many records share one, and taking it apart is dear. #}
{% macro once_per_value(rows, column, made) -%}
    {{ column }}_values as (

        select {{ column }}, {{ made }} as value
        from {{ rows }}
        where {{ column }} is not null
        group by {{ column }}

    )
{%- endmacro %}
