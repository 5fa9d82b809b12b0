{% macro normalize_address(line_1, line_2=none) -%}
    {{ throughline.trimmed_address(throughline.address_words(line_1, line_2)) }}
{%- endmacro %}

{# Every word padded by blanks of its own, so that words are replaced whole, neighbours too. #}
{% macro address_words(line_1, line_2=none) -%}
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
    {{ throughline._replace_each(
        words,
        [(' ', '  ')] + throughline._street_words() + [('  ', ' '), (' # # ', ' # '), (' # ', ' #')]
    ) }}
{%- endmacro %}

{% macro trimmed_address(words) -%}
    nullif(trim(both ' #' from {{ words }}), '')
{%- endmacro %}

{# The digits that a street line begins with, when a blank follows; else an empty text. No
   other word of an address depends on them: there are far fewer streets than houses. #}
{% macro house_number(line_1) -%}
    coalesce(rtrim({{ throughline._extract_pattern(line_1, '^[0-9]+ ') }}), '')
{%- endmacro %}
