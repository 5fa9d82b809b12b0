{# An entity: what was not refused, what a feed in flood keeps serving, and a stub for
   every row that others point at and nobody has brought. #}
{% macro accepted(entity, stubs_from={}, stub_values={}) -%}
{%- set columns = model.columns.keys() | join(', ') -%}
{%- set told_by = ref('flag_' ~ entity) -%}
{#- named here, as it is read only where there is something before -#}
{%- set read_later = ref('flag_accepted_refusal') -%}
{%- set before = throughline._published_before() -%}
with {% if before -%}
{{ throughline._flooded(entity, before) }},

brought as (

    select {{ columns }}
    from {{ told_by }} as told
    where
        trim(rejecting_rules) = ''
        and ({{ throughline._is_urgent(entity) }} or not {{ throughline._is_in_flood('told') }})

),

kept as (

    select * from brought
    union all
    select {{ columns }}
    from {{ before }} as served
    where
        not is_stub
        and {{ throughline._is_in_flood('served') }}
        and not exists (select 1 from brought where brought.record_uid = served.record_uid)

)
{%- else -%}
kept as (

    select {{ columns }}
    from {{ told_by }}
    where trim(rejecting_rules) = ''

)
{%- endif -%}
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
