{# The pattern finds candidates cheaply; only they are taken apart digit by digit. #}
{% macro has_government_or_card_number(text) -%}
    {%- set between = '(.*[^0-9])?' -%}
    {%- set after = '([^0-9].*)?' -%}
    {%- set card = '[0-9]([ -]?[0-9]){12,18}' -%}
    case
        when {{ throughline.matches(text, between ~ '[0-9]{3}[-. ][0-9]{2}[-. ][0-9]{4}' ~ after) }} then true
        when {{ throughline.matches(text, between ~ card ~ after) }}
            then {{ throughline._is_luhn_valid(throughline.first_match(text, card)) }}
        else false
    end
{%- endmacro %}

{# every second digit from the right counts double, its digits added #}
{% macro _is_luhn_valid(text) -%}
    {%- set digits = "replace(replace(" ~ text ~ ", ' ', ''), '-', '')" -%}
    mod(
        {%- for place in range(1, 20) %}
        {%- set digit = "cast(substr(lpad(" ~ digits ~ ", 19, '0'), " ~ (20 - place) ~ ", 1) as " ~ dbt.type_int() ~ ")" %}
        {%- if place % 2 %}
        {{ digit }}
        {%- else %}
        mod(2 * {{ digit }}, 10) + case when {{ digit }} > 4 then 1 else 0 end
        {%- endif %}
        {%- if not loop.last %} + {% endif %}
        {%- endfor %},
        10
    ) = 0
{%- endmacro %}
