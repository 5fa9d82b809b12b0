{% macro name_words(expr) -%}
    nullif(
        trim({{ throughline._replace_pattern(
            throughline._replace_each(throughline.fold(expr), [("'", ''), ('`', '')]),
            '[\t\n\r -`{-~]+', ' '
        ) }}),
        ''
    )
{%- endmacro %}
