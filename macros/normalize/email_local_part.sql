{% macro email_local_part(expr) -%}
    case when {{ expr }} like '%@%' then nullif(split_part({{ expr }}, '@', 1), '') end
{%- endmacro %}
