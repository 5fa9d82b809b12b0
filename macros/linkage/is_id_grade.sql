{# Whether a record's source is among `sources`: a tool, or tool/account. #}
{% macro is_id_grade(record, sources) -%}
    {%- if sources -%}
        ({{ record }}.tool_slug in ({{ throughline.quoted_list(sources) }})
        or {{ record }}.tool_slug || '/' || {{ record }}.account_slug
            in ({{ throughline.quoted_list(sources) }}))
    {%- else -%}
        1 = 0
    {%- endif -%}
{%- endmacro %}
