{%- for tool in _feeding_tools() | sort %}
select
    '{{ tool }}' as landed_tool_slug,
    load_id,
    {{ utc('inserted_at') }} as finished_at
from {{ source(tool, '_dlt_loads') }}
where status = 0
{{ 'union all' if not loop.last }}
{%- else %}
select
    cast(null as {{ dbt.type_string() }}) as landed_tool_slug,
    cast(null as {{ dbt.type_string() }}) as load_id,
    cast(null as {{ dbt.type_timestamp() }}) as finished_at
where 1 = 0
{%- endfor %}
