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

{% macro spark___hash_key() -%}
    session.throughline_hash_key
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

{% macro spark___keep_hash_key() -%}
    declare or replace variable throughline_hash_key string default {{ get_binding_char() }}
{%- endmacro %}

{# What is bound: the key and a bar, so that an empty key is none and no value is hashed bare #}
{% macro _hash_key_to_bind() -%}
    {{ return(adapter.dispatch('_hash_key_to_bind', 'throughline')()) }}
{%- endmacro %}

{% macro default___hash_key_to_bind() -%}
    {{ return(env_var('THROUGHLINE_HASH_KEY', '') ~ '|') }}
{%- endmacro %}

{# dbt-spark binds nothing: it writes what it is given into the statement's text #}
{% macro spark___hash_key_to_bind() -%}
    {%- if env_var('THROUGHLINE_HASH_KEY', '') -%}
        {{ exceptions.raise_compiler_error(
            'THROUGHLINE_HASH_KEY is set, and dbt-spark would write the key into SQL text and '
            ~ 'logs. Keyed hashes are for DuckDB and Postgres; without a key, Spark hashes '
            ~ 'with an empty one.'
        ) }}
    {%- endif -%}
    {{ return('|') }}
{%- endmacro %}
