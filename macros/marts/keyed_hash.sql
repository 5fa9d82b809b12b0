{% macro keyed_hash(expression) -%}
    {{ dbt.hash(throughline._hash_key() ~ ' || ' ~ expression) }}
{%- endmacro %}
