{# Where a session keeps the key and its bar; null where nothing was lent to it #}
{% macro _hash_key() -%}
    {{ return(adapter.dispatch('_hash_key', 'throughline')()) }}
{%- endmacro %}

{% macro duckdb___hash_key() -%}
    getvariable('throughline_hash_key')
{%- endmacro %}

{% macro postgres___hash_key() -%}
    nullif(current_setting('throughline.hash_key', true), '')
{%- endmacro %}

{% macro _keep_hash_key() -%}
    {{ return(adapter.dispatch('_keep_hash_key', 'throughline')()) }}
{%- endmacro %}

{% macro duckdb___keep_hash_key() -%}
    set variable throughline_hash_key = {{ get_binding_char() }}
{%- endmacro %}

{# until the transaction that builds the model ends #}
{% macro postgres___keep_hash_key() -%}
    select set_config('throughline.hash_key', {{ get_binding_char() }}, true)
{%- endmacro %}
