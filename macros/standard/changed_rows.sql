{% macro changed_rows(relation, key) -%}
    {%- set columns = model.columns | list -%}
    {%- set kept = [] -%}
    {%- if is_incremental() -%}
        {%- set kept = adapter.get_columns_in_relation(this) | map(attribute='name') | list -%}
    {%- endif -%}
select
    {%- for column in columns %}
    fresh.{{ column }}{{ ',' if not loop.last }}
    {%- endfor %}
from {{ relation }} as fresh
    {#- a column that is new makes every row a new one #}
    {%- if kept and columns | reject('in', kept) | list == [] %}
-- what is new has nothing to compare with
left join {{ this }} as known on fresh.{{ key }} = known.{{ key }}
where
    known.{{ key }} is null
    {%- for column in columns if column != key %}
    or fresh.{{ column }} is distinct from known.{{ column }}
    {%- endfor %}
    {%- endif %}
{%- endmacro %}
