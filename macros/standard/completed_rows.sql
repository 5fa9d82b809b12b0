{% macro completed_rows(tool, table, root=none, root_keys=[]) -%}
    select
        landed.*,
        {%- if root %}
        root._tool_account,
        root._extracted_at,
        root._missing_since,
        {%- for key in root_keys %}
        root.{{ key }} as root__{{ key }},
        {%- endfor %}
        {%- endif %}
        {{ throughline.utc('loads.inserted_at') }} as _loaded_at
    from {{ source(tool, table) }} as landed
    {%- if root %}
    inner join {{ source(tool, root) }} as root
        on landed._dlt_root_id = root._dlt_id
    {%- endif %}
    inner join {{ source(tool, '_dlt_loads') }} as loads
        on {{ 'root' if root else 'landed' }}._dlt_load_id = loads.load_id
        and loads.status = 0
{%- endmacro %}
