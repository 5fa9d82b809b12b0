{% macro rolled_up(entity) -%}
    {%- set contract = throughline._contract('mds_' ~ entity) -%}
    {%- set private = throughline._columns_with_own_values(contract) -%}
    {#- named here, as the contract is not at hand while dbt parses -#}
    {%- if var('local_seeds') -%}{%- set read_later = ref('map_throughline__enum_value') -%}{%- endif -%}
    {%- if private -%}
    (
        select
            {%- for column in contract %}
            {%- if column in private %}
            coalesce({{ column }}_own.rolls_up_to, records.{{ column }}) as {{ column }}
            {%- else %}
            records.{{ column }}
            {%- endif %}{{ ',' if not loop.last }}
            {%- endfor %}
        from {{ ref('mds_' ~ entity) }} as records
        {{ throughline._own_values('records', contract, private) }}
    )
    {%- else -%}
    {{ ref('mds_' ~ entity) }}
    {%- endif -%}
{%- endmacro %}

{# Columns of a list to which a fork has added values; none in most projects #}
{% macro _columns_with_own_values(contract) -%}
    {%- set columns = [] -%}
    {%- for column, details in contract.items()
        if details.meta.enum and 'ref_' ~ details.meta.enum ~ '_local' in var('local_seeds') -%}
        {%- do columns.append(column) -%}
    {%- endfor -%}
    {{ return(columns) }}
{%- endmacro %}

{# Joins what each of these columns of a relation counts as, where its value is a fork's own #}
{% macro _own_values(relation, contract, columns) -%}
    {%- for column in columns %}
    -- most values are ours
    left join {{ ref('map_throughline__enum_value') }} as {{ column }}_own
        on
            {{ column }}_own.enum = '{{ contract[column].meta.enum }}'
            and {{ column }}_own.enum_value = {{ relation }}.{{ column }}
            and {{ column }}_own.enum_value <> {{ column }}_own.rolls_up_to
    {%- endfor %}
{%- endmacro %}
