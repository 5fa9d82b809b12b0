{{ config(materialized='table') }}

{% for crosswalk in _crosswalks() -%}
select
    '{{ crosswalk }}' as crosswalk,
    tool_slug,
    account_slug,
    source_object,
    source_field,
    lower(trim(source_value)) as source_value,
    when_channel,
    standard_value,
    {%- if crosswalk == 'tag' %}
    standard_tag,
    is_sensitive
    {%- else %}
    cast(null as {{ dbt.type_string() }}) as standard_tag,
    cast(null as {{ dbt.type_boolean() }}) as is_sensitive
    {%- endif %}
from {{ ref('crosswalk_' ~ crosswalk) }}
{{ 'union all' if not loop.last }}
{% endfor %}
