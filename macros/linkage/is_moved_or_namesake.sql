{# One name and one birth date: where nothing else speaks for one person, somebody who moved, or
   two who share both by chance. #}
{% macro is_moved_or_namesake(pattern) -%}
    {%- set least = {'given_name': 6, 'family_name': 6, 'birth_date': 6} -%}
    {%- set conditions = [] -%}
    {%- for comparison, level in least.items() -%}
        {%- do conditions.append(
            throughline.level_of(pattern, throughline.digit_of(comparison)) ~ ' >= ' ~ level
        ) -%}
    {%- endfor -%}
    ({{ conditions | join(' and ') }})
{%- endmacro %}
