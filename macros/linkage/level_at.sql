{# The level that a pattern holds at a decimal digit (1, 10, 100, …). #}
{% macro level_at(pattern, digit) -%}
    cast(
        floor({{ pattern }} / {{ digit }}) - 10 * floor({{ pattern }} / ({{ digit }} * 10))
        as {{ dbt.type_int() }}
    )
{%- endmacro %}
