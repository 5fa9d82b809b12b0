{# The organization `unknown` owns the opt-outs of accounts that nobody registered #}
{% test every_reference_is_found(model, references) %}
{%- for column, entity in references.items() %}
select
    '{{ column }}' as column_name,
    children.{{ column }} as missing_uid
from {{ model }} as children
left join {{ ref('mds_' ~ entity) }} as parents on children.{{ column }} = parents.record_uid
where
    children.{{ column }} is not null
    and parents.record_uid is null
    {%- if entity == 'organization' %}
    and children.{{ column }} <> {{ throughline.organization_uid("'unknown'") }}
    {%- endif %}
group by children.{{ column }}
{{ 'union all' if not loop.last }}
{%- endfor %}
{% endtest %}
