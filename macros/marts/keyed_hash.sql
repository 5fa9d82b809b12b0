{% macro keyed_hash(expression) -%}
    {{ dbt.hash("concat('" ~ env_var('THROUGHLINE_HASH_KEY', '') | replace("'", "''") ~ "', '|', "
        ~ expression ~ ")") }}
{%- endmacro %}
