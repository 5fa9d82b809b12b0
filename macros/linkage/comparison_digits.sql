{# One row per comparison with its place in a pattern and whether it is individual:
   of one person, not of a household. #}
{% macro comparison_digits() -%}
    {%- for name, comparison in throughline.linkage_settings()['comparisons'].items() %}
    select
        '{{ name }}' as comparison,
        cast({{ 10 ** loop.index0 }} as {{ throughline.type_double() }}) as digit,
        {{ 1 if comparison.get('individual') else 0 }} as is_individual
    {{ 'union all' if not loop.last }}
    {%- endfor %}
{%- endmacro %}
