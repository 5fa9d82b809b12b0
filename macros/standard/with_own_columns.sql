{% macro with_own_columns(entity) -%}
select
    records.*
    {%- for column in throughline._own_columns(entity) %},
    own.{{ column }}
    {%- endfor %}
from {{ ref('mds_' ~ entity) }} as records
-- not every tool gives them
left join {{ ref('mds_' ~ entity ~ '_x') }} as own on records.record_uid = own.record_uid
{%- endmacro %}
