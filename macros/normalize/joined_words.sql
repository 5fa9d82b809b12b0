{% macro joined_words(words) -%}
    replace({{ words }}, ' ', '')
{%- endmacro %}
