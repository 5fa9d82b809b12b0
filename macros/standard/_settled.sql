{# A column's last word: a value outside its list is `unknown`, an impossible time
   is no time, and what may not be null has its default. What is required keeps
   its fault, so that the row is refused for it. #}
{% macro _settled(column, details, expression) -%}
    {%- set meta = details.meta -%}
    {%- set is_required = meta.required -%}
    {%- set nullable = details.constraints | selectattr('type', 'equalto', 'not_null') | list | length == 0 -%}
    {%- if is_required -%}
    {{ expression }}
    {%- elif meta.enum -%}
    case
        when {{ expression }} in (
            select enum_value from {{ ref('map_throughline__enum_value') }} where enum = '{{ meta.enum }}'
        ) then {{ expression }}
        {%- if nullable %}
        when {{ expression }} is not null then 'unknown'
        {%- else %}
        else 'unknown'
        {%- endif %}
    end
    {%- elif meta.happened and nullable -%}
    case when {{ throughline._is_possible_time(expression, 'worded.extracted_at') }} then {{ expression }} end
    {%- elif details.data_type == 'boolean' and not nullable -%}
    coalesce({{ expression }}, false)
    {%- else -%}
    {{ expression }}
    {%- endif -%}
{%- endmacro %}

{# Columns whose value `_settled` may replace, so that what was given is compared with
   what became of it #}
{% macro _mended_columns(contract) -%}
    {%- set mended = [] -%}
    {%- for column, details in contract.items() if not details.meta.required -%}
        {%- if details.meta.enum and not details.meta.crosswalk_from
            or details.meta.happened and not details.constraints -%}
            {%- do mended.append(column) -%}
        {%- endif -%}
    {%- endfor -%}
    {{ return(mended) }}
{%- endmacro %}

{# 48 hours of grace for clocks that run ahead #}
{% macro _is_possible_time(expression, extracted_at) -%}
    {{ expression }} >= cast('1990-01-01' as {{ dbt.type_timestamp() }})
    and {{ expression }} <= {{ dbt.dateadd('hour', 48, extracted_at) }}
{%- endmacro %}
