{# What the combinations that hold for a pair add to its weight. #}
{% macro combined_bits(combinations, measures, settings) -%}
    {%- for combination in combinations.values() %}
    {{ 'case when ' ~ throughline._with_measures(
        combination['when'], measures, settings
    ) ~ ' then ' ~ combination['bits'] ~ ' else 0 end' }}{{ ' + ' if not loop.last }}
    {%- else %}
    0
    {%- endfor %}
{%- endmacro %}
