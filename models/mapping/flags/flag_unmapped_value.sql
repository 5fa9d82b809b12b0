{#- a column that a mapping gives outright never says unknown of a word -#}
{%- set parts = [] -%}
{%- for entity in _tool_fed_entities() -%}
    {%- for column, details in _contract('mds_' ~ entity).items() if details.meta.crosswalk_from -%}
        {%- do parts.append([entity, column, details.meta]) -%}
    {%- endfor -%}
{%- endfor -%}
{#- named here, as the contract that leads to them is not at hand while dbt parses -#}
{%- set read_later = ref('map_throughline__word') -%}
{%- for entity in _tool_fed_entities() %}{% set read_later = ref('flag_' ~ entity) %}{% endfor -%}

with {% for entity, column, meta in parts -%}
{{ entity }}__{{ column }} as (

    select
        '{{ entity }}' as entity,
        '{{ column }}' as column_name,
        '{{ meta.crosswalk or meta.enum }}' as crosswalk,
        tool_slug,
        account_slug,
        source_object,
        {{ column }}__source_field as source_field,
        trim({{ meta.crosswalk_from }}) as value_raw,
        {{ 'true' if _contract('mds_' ~ entity)[meta.crosswalk_from].meta.pii else 'false' }}
            as may_be_personal,
        min(loaded_at) as first_seen_at,
        max(loaded_at) as last_seen_at,
        count(*) as told
    from {{ ref('flag_' ~ entity) }}
    where {{ column }} = 'unknown' and trim({{ meta.crosswalk_from }}) <> ''
    group by
        tool_slug, account_slug, source_object, {{ column }}__source_field,
        trim({{ meta.crosswalk_from }})

),

{% endfor -%}
told as (

    {% for entity, column, meta in parts -%}
    select * from {{ entity }}__{{ column }}
    {{ 'union all' if not loop.last }}
    {% else -%}
    select
        cast(null as {{ dbt.type_string() }}) as entity,
        cast(null as {{ dbt.type_string() }}) as column_name,
        cast(null as {{ dbt.type_string() }}) as crosswalk,
        cast(null as {{ dbt.type_string() }}) as tool_slug,
        cast(null as {{ dbt.type_string() }}) as account_slug,
        cast(null as {{ dbt.type_string() }}) as source_object,
        cast(null as {{ dbt.type_string() }}) as source_field,
        cast(null as {{ dbt.type_string() }}) as value_raw,
        false as may_be_personal,
        cast(null as {{ dbt.type_timestamp() }}) as first_seen_at,
        cast(null as {{ dbt.type_timestamp() }}) as last_seen_at,
        0 as told
    {% endfor %}

)

select told.*
from told
where
    told.entity is not null
    -- a word may be known to mean nothing
    and not exists (
        select 1
        from {{ ref('map_throughline__word') }} as words
        where
            words.crosswalk = told.crosswalk
            and words.source_value = lower(told.value_raw)
            and words.tool_slug in (told.tool_slug, '*')
            and words.account_slug in (told.account_slug, '*')
            and words.source_object in (told.source_object, '*')
            and words.source_field in (told.source_field, '*')
    )
