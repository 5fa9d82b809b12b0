{% macro words_after_first(words) -%}
    nullif(substring({{ words }}, length(split_part({{ words }}, ' ', 1)) + 2), '')
{%- endmacro %}
