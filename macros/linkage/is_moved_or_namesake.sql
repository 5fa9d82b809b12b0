{# One name and one birth date: where nothing else speaks for one person, somebody who moved, or
   two who share both by chance. #}
{% macro is_moved_or_namesake(pattern) -%}
    (
        {{ throughline.level_of(pattern, 'given_name') }} >= 6
        and {{ throughline.level_of(pattern, 'family_name') }} >= 6
        and {{ throughline.level_of(pattern, 'birth_date') }} >= 6
    )
{%- endmacro %}
