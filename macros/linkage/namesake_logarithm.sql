{# Namesakes agree on their names as matches do, and on all else as strangers do. #}
{% macro namesake_logarithm(parameter) -%}
    sum(ln(case when {{ parameter }}.comparison in (
        '{{ throughline.namesake_comparisons() | join("', '") }}'
    ) then {{ parameter }}.m else {{ parameter }}.u end))
{%- endmacro %}

{# On what namesakes agree as one person does with themselves: names, and the gender
   that goes with a name. #}
{% macro namesake_comparisons() -%}
    {{ return(['given_name', 'family_name', 'middle_name', 'gender']) }}
{%- endmacro %}
