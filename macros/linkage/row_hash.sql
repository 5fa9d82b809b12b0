{# A whole number of 64 bits that stands for the values of a row; the columns are texts. #}
{% macro row_hash(columns) -%}
    {{ return(adapter.dispatch('row_hash', 'throughline')(columns)) }}
{%- endmacro %}

{% macro default__row_hash(columns) -%}
    xxhash64({{ columns | join(', ') }})
{%- endmacro %}

{# DuckDB's own hash takes some texts for one that differ in two letters eight places
   apart: so a second one, of the letters four places on. #}
{% macro duckdb__row_hash(columns) -%}
    hash(
        hash({{ columns | join(', ') }}),
        hash('....' || {{ columns | join(", '....' || ") }})
    )
{%- endmacro %}

{% macro postgres__row_hash(columns) -%}
    hash_record_extended(row({{ columns | join(', ') }}), 0)
{%- endmacro %}

{# As row_hash, of columns that are numbers, timestamps or booleans. #}
{% macro number_hash(columns) -%}
    {{ return(adapter.dispatch('number_hash', 'throughline')(columns)) }}
{%- endmacro %}

{% macro default__number_hash(columns) -%}
    {{ throughline.row_hash(columns) }}
{%- endmacro %}

{% macro duckdb__number_hash(columns) -%}
    hash({{ columns | join(', ') }})
{%- endmacro %}
