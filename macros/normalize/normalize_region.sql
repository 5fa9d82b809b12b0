{# Between marks, so that a name is replaced whole; what is not in the list stays. #}
{% macro normalize_region(expr) -%}
    {%- set marked = [] -%}
    {%- for code, name in throughline._regions().items() -%}
        {%- do marked.append(('=' ~ name ~ '=', code)) -%}
    {%- endfor -%}
    upper(trim(both '=' from {{ throughline._replace_each(
        "'=' || " ~ throughline.name_words(expr) ~ " || '='", marked
    ) }}))
{%- endmacro %}
