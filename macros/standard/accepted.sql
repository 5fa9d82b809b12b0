{# An entity: what was not refused, what a feed in flood keeps serving, and a stub for
   every row that others point at and nobody has brought. #}
{% macro accepted(entity, stubs_from={}, stub_values={}, added={}, joins='') -%}
{%- set columns = model.columns.keys() | join(', ') -%}
{%- set before = throughline._published_before() -%}
{#- named here, as they are read only where there is something before -#}
{%- set read_later = [ref('flag_accepted_refusal'), ref('map_throughline__enum_value')] -%}
with {% if before -%}
{{ throughline._flooded(entity, before) }},

{% endif -%}
brought as (

    select
        {%- for column in model.columns %}
        {{ added.get(column, 'told.' ~ column) }} as {{ column }}{{ ',' if not loop.last }}
        {%- endfor %}
    from {{ ref('flag_' ~ entity) }} as told
    {{ joins }}
    where
        trim(told.rejecting_rules) = ''
        {%- if before %}
        and ({{ throughline._is_urgent(entity, 'told') }} or not {{ throughline._is_in_flood('told') }})
        {%- endif %}

),

kept as (

    select * from brought
    {%- if before %}
    union all
    select {{ columns }}
    from {{ before }} as served
    where
        not served.is_stub
        and {{ throughline._is_in_flood('served') }}
        and not exists (select 1 from brought where brought.record_uid = served.record_uid)
    {%- endif %}

)
{%- if stubs_from %},

{{ throughline._stubs(stubs_from, stub_values) }}

select * from kept
union all
select {{ columns }}
from stubs
{%- else %}

select * from kept
{%- endif %}
{%- endmacro %}
