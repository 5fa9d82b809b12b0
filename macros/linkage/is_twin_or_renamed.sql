{# One birth date at one address or phone under two given names: twins, or one person who bears
   a new name. Nobody can tell but who asks them. #}
{% macro is_twin_or_renamed(pattern) -%}
    (
        {{ throughline.level_of(pattern, 'given_name') }} = 1
        and {{ throughline.level_of(pattern, 'birth_date') }} = 6
        and (
            {{ throughline.level_of(pattern, 'phone') }} = 4
            or {{ throughline.level_of(pattern, 'address') }} >= 4
        )
    )
{%- endmacro %}
