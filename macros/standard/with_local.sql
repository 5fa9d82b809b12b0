{% macro with_local(seed, columns) -%}
    {%- for name in [seed] + ([seed ~ '_local'] if seed ~ '_local' in var('local_seeds') else []) %}
    select
        {%- for column, type in columns.items() %}
        cast({{ column }} as {{ api.Column.translate_type(type) }}) as {{ column }},
        {%- endfor %}
        {{ 1 - loop.index0 }} as standing
    from {{ ref(name) }}
    {{ 'union all' if not loop.last }}
    {%- endfor %}
{%- endmacro %}
