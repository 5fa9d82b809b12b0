{% macro name_suffix(words) -%}
    {{ throughline._replace_each(
        throughline._extract_pattern(
            "' ' || " ~ words, ' (?:jr|junior|sr|senior|ii|iii|iv)$'
        ),
        [('junior', 'jr'), ('senior', 'sr'), (' ', '')]
    ) }}
{%- endmacro %}
