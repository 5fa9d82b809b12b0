{# Whether two who live elsewhere have no contact and no id in common. #}
{% macro is_without_bond(pattern) -%}
    {%- set most = {'email': 3, 'phone': 2, 'address': 1, 'identifier': 3} -%}
    {%- set conditions = [
        throughline.level_of(pattern, throughline.digit_of('place')) ~ ' between 1 and 2'
    ] -%}
    {%- for comparison, level in most.items() -%}
        {%- do conditions.append(
            throughline.level_of(pattern, throughline.digit_of(comparison)) ~ ' <= ' ~ level
        ) -%}
    {%- endfor -%}
    ({{ conditions | join(' and ') }})
{%- endmacro %}
