{% macro first_word(words) -%}
    split_part({{ words }}, ' ', 1)
{%- endmacro %}
