{# The probability that a weight in bits stands for. #}
{% macro probability_of(bits) -%}
    1 / (1 + power(cast(2 as {{ throughline.type_double() }}), -least(greatest({{ bits }}, -60), 60)))
{%- endmacro %}
