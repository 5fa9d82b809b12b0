{% macro mds_encode_id(columns) -%}
    {%- for column in columns -%}
    {%- set text = 'cast(' ~ column ~ ' as ' ~ dbt.type_string() ~ ')' -%}
    case
        when {{ text }} is null or {{ text }} = '' then '%N'
        else replace(replace({{ text }}, '%', '%25'), '|', '%7C')
    end
    {%- if not loop.last %} || '|' || {% endif -%}
    {%- endfor -%}
{%- endmacro %}
