{# National digits, the last ten, unless too few, a keyboard's row or directory assistance. #}
{% macro match_phone(expr) -%}
    {%- set cut = throughline._replace_pattern(
        'lower(' ~ expr ~ ')', '(x|ext|#|;|,|/).*$'
    ) -%}
    {%- set national = throughline._extract_pattern(
        throughline._replace_pattern(cut, '[^0-9]+'), '[0-9]{7,10}$'
    ) -%}
    nullif(
        {{ throughline._replace_pattern(
            national,
            '^(0+|1+|2+|3+|4+|5+|6+|7+|8+|9+|1234567|1234567890|0123456789|9876543210|[0-9]*5551212)$'
        ) }},
        ''
    )
{%- endmacro %}
