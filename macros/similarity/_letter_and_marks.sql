{# A virama joins two consonants of an Indic script, a joiner two pictures. #}
{% macro _letter_and_marks() -%}
    {%- set viramas = '\\u094D\\u09CD\\u0ACD\\u0B4D\\u0C4D\\u0D4D' -%}
    {%- set consonants = '\\u0915-\\u0939\\u0958-\\u095F\\u0978-\\u097F\\u0995-\\u09B9'
        ~ '\\u09DC-\\u09DF\\u09F0-\\u09F1\\u0A95-\\u0AB9\\u0B15-\\u0B39\\u0B5C-\\u0B5F'
        ~ '\\u0C15-\\u0C39\\u0C58-\\u0C5A\\u0D15-\\u0D3A' -%}
    {%- set pictures = '\\u00A9\\u00AE\\u203C-\\u3299\\U0001F000-\\U0001FAFF' -%}
    {%- set marks = '[' ~ throughline._marks() ~ ']*' -%}
    {{ return(
        '(?:[' ~ consonants ~ ']' ~ marks ~ '[' ~ viramas ~ '](?=[' ~ consonants ~ '])'
        ~ '|[' ~ pictures ~ ']' ~ marks ~ '\\u200D(?=[' ~ pictures ~ ']))*.' ~ marks
    ) }}
{%- endmacro %}
