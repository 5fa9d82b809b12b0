{# Bound, not written: a key in SQL text would stand in target/ and in every log. dbt renders hooks
   when it parses too, and keeps what it reads from the environment then. #}
{% macro lend_hash_key() -%}
    {%- if execute -%}
        {%- do adapter.add_query(
            throughline._keep_hash_key(), bindings=[throughline._hash_key_to_bind()]
        ) -%}
    {%- endif -%}
{%- endmacro %}
