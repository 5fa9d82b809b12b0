{% macro word_count(words) -%}
    length({{ words }}) - length(replace({{ words }}, ' ', '')) + 1
{%- endmacro %}
