{# Whether a street line says that the street is kept from whoever reads it, as with a
   state's address confidentiality program (Safe at Home). #}
{% macro is_withheld_address(expr) -%}
    {{ throughline._matches_pattern(
        'lower(' ~ expr ~ ')',
        '(^|[^a-z])(confidential|confidentiality|acp|safe at home|(address|street) (withheld'
        ~ '|protected|suppressed)|(withheld|protected|suppressed) (address|street))([^a-z]|$)'
    ) }}
{%- endmacro %}
