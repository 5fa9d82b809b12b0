{# Sums of floating point numbers differ in their last digits by the order of
   adding up; rounded ones are the same on every engine and number of threads. #}
{% macro rounded(expr, steps_per_unit=1024) -%}
    floor(({{ expr }}) * {{ steps_per_unit }} + 0.5) / {{ steps_per_unit }}
{%- endmacro %}
