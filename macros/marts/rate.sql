{% macro rate(numerator, denominator) -%}
    cast(
        1.0 * {{ numerator }} / nullif({{ denominator }}, 0)
        as {{ api.Column.numeric_type('decimal', 9, 6) }}
    )
{%- endmacro %}
