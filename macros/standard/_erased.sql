{# Who asked for erasure is no longer said to be anybody: the key and the tombstone stay #}
{% macro _unless_erased(details, erased, expression) -%}
    {%- if details.meta.pii -%}
    case when {{ erased }} then null else {{ expression }} end
    {%- else -%}
    {{ expression }}
    {%- endif -%}
{%- endmacro %}

{# The tool, or what is landed of it, still names them #}
{% macro _tells_erased(contract, erased) -%}
    {%- set personal = [] -%}
    {%- for column, details in contract.items()
        if details.meta.pii == 'direct' and column not in throughline._derived_columns() -%}
        {%- do personal.append('worded.' ~ column) -%}
    {%- endfor -%}
    {%- if personal -%}
    coalesce({{ erased }} and ({{ personal | join(' is not null or ') }} is not null), false)
    {%- else -%}
    false
    {%- endif -%}
{%- endmacro %}
