{% macro epoch_to_timestamp(seconds) -%}
    (
        cast('1970-01-01 00:00:00' as {{ dbt.type_timestamp() }})
        + {{ seconds }} * interval '1' second
    )
{%- endmacro %}
