{# The tools' rows one below the other; typed and empty where no tool feeds the entity #}
{% macro _told(entity, contract, own) -%}
    {%- for tool in throughline.tools_feeding(entity) -%}
    select
        {%- for column in own %}
        {{ column }},
        {%- if contract[column].meta.crosswalk_from %}
        {{ column }}__source_field,
        {%- endif %}
        {%- endfor %}
        load_id,
        feed_object
    from {{ ref('map_' ~ tool ~ '__' ~ entity) }}
    {% if not loop.last %}
    union all
    {% endif -%}
    {%- else -%}
    select
        {%- for column in own %}
        cast(null as {{ api.Column.translate_type(contract[column].data_type) }}) as {{ column }},
        {%- if contract[column].meta.crosswalk_from %}
        '*' as {{ column }}__source_field,
        {%- endif %}
        {%- endfor %}
        cast(null as {{ dbt.type_string() }}) as load_id,
        cast(null as {{ dbt.type_string() }}) as feed_object
    where 1 = 0
    {%- endfor -%}
{%- endmacro %}
