{# What was expected and did not come, came and was not expected, or came otherwise.
   The seed says which columns: a column of a newer minor version is nobody's fault. #}
{% test conforms(model, entity, key='record_uid') %}
{%- set seeds = graph.nodes.values() | selectattr("name", "equalto", "expected_" ~ entity) | list if execute else [] -%}
{%- for column in (seeds[0].config.column_types if seeds else [key]) %}
select
    coalesce(expected.{{ key }}, came.{{ key }}) as {{ key }},
    '{{ column }}' as column_name,
    expected.{{ column }} as expected_value,
    cast(came.{{ column }} as {{ dbt.type_string() }}) as came_value
from {{ model }} as expected
full outer join {{ ref('mds_' ~ entity) }} as came on expected.{{ key }} = came.{{ key }}
where
    coalesce(expected.{{ column }}, '%') <> coalesce(cast(came.{{ column }} as {{ dbt.type_string() }}), '%')
{{ 'union all' if not loop.last }}
{%- endfor %}
{% endtest %}
