{# What says something personal of a person record goes with it #}
{% macro _is_erased_with_its_person(contract) -%}
    {{ return(
        'person_record_uid' in contract
        and contract.values() | selectattr('meta.pii', 'defined') | list | length > 0
    ) }}
{%- endmacro %}

{# A row was erased itself, or with the person it is about #}
{% macro _erased(follows_person, outlives_erasure) -%}
    not {{ outlives_erasure }} and (
        coalesce(worded.deletion_basis = 'erasure_request', false)
        {%- if follows_person %}
        or erased_people.record_uid is not null
        {%- endif %}
    )
{%- endmacro %}

{# The tombstone of a row whose person was erased #}
{% macro _erasure_of_the_person(outlives_erasure) -%}
    {%- set goes = 'erased_people.record_uid is not null and not ' ~ outlives_erasure -%}
    {{ return({
        'is_deleted': 'worded.is_deleted or (' ~ goes ~ ')',
        'deleted_at': 'coalesce(worded.deleted_at, case when ' ~ goes ~ ' then erased_people.deleted_at end)',
        'deletion_basis': 'case when ' ~ goes ~ " then 'erasure_request' else worded.deletion_basis end",
    }) }}
{%- endmacro %}

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
