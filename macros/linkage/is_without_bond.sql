{# Whether two who live elsewhere have no contact and no id in common. #}
{% macro is_without_bond(pattern) -%}
    (
        {{ throughline.level_of(pattern, 'place') }} between 1 and 2
        and {{ throughline.level_of(pattern, 'email') }} <= 3
        and {{ throughline.level_of(pattern, 'phone') }} <= 2
        and {{ throughline.level_of(pattern, 'address') }} <= 1
        and {{ throughline.level_of(pattern, 'identifier') }} <= 3
    )
{%- endmacro %}
