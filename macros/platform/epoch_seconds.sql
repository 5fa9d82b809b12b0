{% macro epoch_seconds(timestamp_expression) %}
    {{ return(adapter.dispatch('epoch_seconds', 'throughline')(timestamp_expression)) }}
{% endmacro %}

{% macro default__epoch_seconds(timestamp_expression) -%}
    cast(floor(extract(epoch from {{ timestamp_expression }})) as {{ dbt.type_bigint() }})
{%- endmacro %}

{# Spark's extract knows no epoch #}
{% macro spark__epoch_seconds(timestamp_expression) -%}
    unix_timestamp({{ timestamp_expression }})
{%- endmacro %}
