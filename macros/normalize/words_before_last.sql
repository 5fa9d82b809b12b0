{% macro words_before_last(words) -%}
    nullif(
        trim(substring(
            {{ words }}, 1, length({{ words }}) - length(split_part({{ words }}, ' ', -1))
        )),
        ''
    )
{%- endmacro %}
