{# A condition: whether any of `columns` is a key of the table `by`, which lists what this
   build has to make anew. True where the model is made as a whole. #}
{% macro touched(columns, by, key='record_no') -%}
    {%- if not throughline.is_partial() -%}
        {{ return('true') }}
    {%- endif -%}
    {%- set conditions = [] -%}
    {%- for column in columns -%}
        {%- do conditions.append(column ~ ' in (select ' ~ key ~ ' from ' ~ by ~ ')') -%}
    {%- endfor -%}
    {{ return('(' ~ conditions | join(' or ') ~ ')') }}
{%- endmacro %}
