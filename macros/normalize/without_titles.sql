{% macro without_titles(words) -%}
    {{ throughline._replace_pattern(
        words, '^((mr|mrs|ms|miss|mx|dr|rev|prof|sir) )+'
    ) }}
{%- endmacro %}
