{# Padded by blanks, so that words are replaced whole. #}
{% macro normalize_address(line_1, line_2=none) -%}
    {%- set whole -%}
        ' ' || {{ throughline.fold(line_1) }}
        {%- if line_2 is not none %}
        || coalesce(' # ' || nullif(trim({{ throughline.fold(line_2) }}), ''), '')
        {%- endif %} || ' '
    {%- endset -%}
    {%- set words = throughline._replace_pattern(
        throughline._replace_each(whole, [("'", ''), ('#', ' # ')]),
        '[\t\n\r -"$-/:-`{-~]+', ' '
    ) -%}
    {%- set short = throughline._replace_each(
        words, throughline._street_words() + [(' # # ', ' # '), (' # ', ' #')]
    ) -%}
    nullif(trim(both ' #' from {{ short }}), '')
{%- endmacro %}
