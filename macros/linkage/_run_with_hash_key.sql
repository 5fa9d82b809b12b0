{# Runs a statement that uses `keyed_hash` outside a model, with the key bound into it: what
   a session is lent may not outlast its first statement. #}
{% macro _run_with_hash_key(sql) -%}
    {%- set mark = get_binding_char() -%}
    {%- set escaped = sql | replace('%', '%%') if mark == '%s' else sql -%}
    {%- do adapter.add_query(
        escaped | replace(throughline._hash_key(), mark),
        bindings=[throughline._hash_key_to_bind()] * escaped.count(throughline._hash_key())
    ) -%}
    {%- do adapter.commit() -%}
{%- endmacro %}
