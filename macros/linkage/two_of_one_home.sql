{# Whether a pattern shows two given names at one email, phone or address. #}
{% macro two_of_one_home(pattern) -%}
    {{ throughline.level_of(pattern, 'given_name') }} = 1
    and greatest(
        {{ throughline.level_of(pattern, 'email') }},
        {{ throughline.level_of(pattern, 'phone') }},
        {{ throughline.level_of(pattern, 'address') }}
    ) >= 4
{%- endmacro %}
