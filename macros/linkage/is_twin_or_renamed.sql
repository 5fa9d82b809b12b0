{# One birth date at one address or phone under two given names: twins, or one person who bears
   a new name. Nobody can tell but who asks them. #}
{% macro is_twin_or_renamed(pattern) -%}
    {%- set level = {} -%}
    {%- for comparison in ['given_name', 'birth_date', 'phone', 'address'] -%}
        {%- do level.update({
            comparison: throughline.level_of(pattern, throughline.digit_of(comparison))
        }) -%}
    {%- endfor -%}
    ({{ level['given_name'] }} = 1 and {{ level['birth_date'] }} = 6
    and ({{ level['phone'] }} = 4 or {{ level['address'] }} >= 4))
{%- endmacro %}
