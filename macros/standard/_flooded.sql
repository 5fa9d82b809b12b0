{# Loads of a feed that nobody has published yet and that were mostly trouble: more
   than fifty rows, and one in a hundred, are refused. `before` is what is published.
   Versions that gave way to another, and refusals that were accepted, are no trouble. #}
{% macro _flooded(entity, before) -%}
loads as (

    select
        tool_slug,
        account_slug,
        source_object,
        loaded_at,
        replace(rejecting_rules, ' Q04 ', ' ') as rejecting_rules,
        count(*) as told
    from {{ ref('flag_' ~ entity) }}
    group by 1, 2, 3, 4, 5

),

refusals as (

    select
        loads.tool_slug,
        loads.account_slug,
        loads.source_object,
        loads.loaded_at,
        sum(loads.told) as rows_told,
        sum(case when trim(loads.rejecting_rules) = '' or exists (
            select 1
            from {{ ref('flag_accepted_refusal') }} as accepted
            where
                accepted.entity = '{{ entity }}'
                and accepted.tool_slug = loads.tool_slug
                and accepted.account_slug = loads.account_slug
                and loads.rejecting_rules like '% ' || accepted.rule_id || ' %'
        ) then 0 else loads.told end) as rows_refused
    from loads
    group by loads.tool_slug, loads.account_slug, loads.source_object, loads.loaded_at

),

published as (

    select
        tool_slug,
        account_slug,
        source_object,
        max(loaded_at) as published_at
    from {{ before }} as served
    where not is_stub and not ({{ throughline._is_urgent(entity, 'served') }})
    group by tool_slug, account_slug, source_object

),

flooded as (

    select
        refusals.*,
        published.published_at
    from refusals
    inner join published
        on
            refusals.tool_slug = published.tool_slug
            and refusals.account_slug = published.account_slug
            and refusals.source_object = published.source_object
            and refusals.loaded_at > published.published_at
    where refusals.rows_refused > 50 and refusals.rows_refused * 100 > refusals.rows_told

)
{%- endmacro %}

{% macro _is_in_flood(alias) -%}
exists (
    select 1
    from flooded
    where
        flooded.tool_slug = {{ alias }}.tool_slug
        and flooded.account_slug = {{ alias }}.account_slug
        and flooded.source_object = {{ alias }}.source_object
)
{%- endmacro %}

{# What is heeded whatever else came with it #}
{% macro _is_urgent(entity, alias) -%}
coalesce({{ alias }}.deletion_basis = 'erasure_request', false)
{%- if entity == 'consent_event' %} or {{ alias }}.consent_status in (
        select enum_value
        from {{ ref('map_throughline__enum_value') }}
        where enum = 'consent_status' and rolls_up_to = 'opted_out'
    ){% endif -%}
{%- endmacro %}

{# The table as the last build left it; none at first, and where its columns were others #}
{% macro _published_before() -%}
    {%- if execute -%}
        {%- set before = load_relation(this) -%}
        {%- if before -%}
            {%- set had = adapter.get_columns_in_relation(before) | map(attribute='name') | list -%}
            {%- if model.columns | reject('in', had) | list | length == 0 -%}
                {{ return(before) }}
            {%- endif -%}
        {%- endif -%}
    {%- endif -%}
    {{ return(none) }}
{%- endmacro %}
