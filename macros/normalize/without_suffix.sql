{# The word stays when it is the whole name. #}
{% macro without_suffix(words) -%}
    {{ throughline._replace_pattern(words, '( (jr|junior|sr|senior|ii|iii|iv))+$') }}
{%- endmacro %}
