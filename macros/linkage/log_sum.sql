{# ln(exp(a) + exp(b)), also where the powers themselves are out of range. #}
{% macro log_sum(a, b) -%}
    (
        greatest({{ a }}, {{ b }})
        + ln(1 + exp(greatest(-abs(({{ a }}) - ({{ b }})), -500)))
    )
{%- endmacro %}
