{% test every_value_is_listed(model, enums) %}
{%- for column, enum in enums.items() %}
select
    '{{ column }}' as column_name,
    {{ column }} as unlisted_value
from {{ model }}
where {{ column }} not in (
    select enum_value from {{ ref('map_throughline__enum_value') }} where enum = '{{ enum }}'
)
group by {{ column }}
{{ 'union all' if not loop.last }}
{%- endfor %}
{% endtest %}
