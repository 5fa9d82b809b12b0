{% macro forget_vanished(relation, key) -%}
delete from {{ this }}
where not exists (select 1 from {{ relation }} as fresh where fresh.{{ key }} = {{ this }}.{{ key }})
{%- endmacro %}
