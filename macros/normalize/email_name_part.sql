{% macro email_name_part(expr) -%}
    nullif(
        {{ throughline._replace_each(
            "trim(trailing '0123456789._-' from " ~ expr ~ ")",
            [('.', ''), ('_', ''), ('-', '')]
        ) }},
        ''
    )
{%- endmacro %}
