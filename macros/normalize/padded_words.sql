{% macro padded_words(words) -%}
    ' ' || {{ words }} || ' '
{%- endmacro %}
