{# Namesakes agree on their names as matches do, and on all else as strangers do. #}
{% macro namesake_logarithm(parameter) -%}
    sum(ln(case when {{ parameter }}.comparison in ('given_name', 'family_name', 'middle_name')
        then {{ parameter }}.m else {{ parameter }}.u end))
{%- endmacro %}
