-- a fork's own value that is not x_<value> of a value of ours would count for nothing
{% for enum in _enums() if 'ref_' ~ enum ~ '_local' in var('local_seeds') -%}
select
    '{{ enum }}' as enum,
    own.value
from {{ ref('ref_' ~ enum ~ '_local') }} as own
where
    own.value not in (
        select enum_value from {{ ref('map_throughline__enum_value') }} where enum = '{{ enum }}'
    )
union all
{% endfor -%}
select
    'none' as enum,
    'none' as value
where 1 = 0
