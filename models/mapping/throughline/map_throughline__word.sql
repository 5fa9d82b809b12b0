{{ config(materialized='table') }}

{%- set columns = {
    'tool_slug': 'string',
    'account_slug': 'string',
    'source_object': 'string',
    'source_field': 'string',
    'source_value': 'string',
    'when_channel': 'string',
    'standard_value': 'string',
} %}

with words as (

    {% for crosswalk in _crosswalks() -%}
    select
        '{{ crosswalk }}' as crosswalk,
        tool_slug,
        account_slug,
        source_object,
        source_field,
        source_value,
        when_channel,
        standard_value,
        {%- if crosswalk == 'tag' %}
        standard_tag,
        is_sensitive,
        {%- else %}
        cast(null as {{ dbt.type_string() }}) as standard_tag,
        cast(null as {{ dbt.type_boolean() }}) as is_sensitive,
        {%- endif %}
        standing
    from (
        {{ with_local('crosswalk_' ~ crosswalk, dict(columns, standard_tag='string', is_sensitive='boolean')
            if crosswalk == 'tag' else columns) }}
    ) as said
    {{ 'union all' if not loop.last }}
    {% endfor %}

)

select
    crosswalk,
    tool_slug,
    account_slug,
    source_object,
    source_field,
    lower(trim(source_value)) as source_value,
    when_channel,
    standard_value,
    standard_tag,
    is_sensitive,
    standing
from words
