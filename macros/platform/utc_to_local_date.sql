{% macro utc_to_local_date(utc_time, zone) -%}
    {{ return(adapter.dispatch('utc_to_local_date', 'throughline')(utc_time, zone)) }}
{%- endmacro %}

{% macro default__utc_to_local_date(utc_time, zone) -%}
    cast({{ utc_time }} at time zone 'UTC' at time zone {{ zone }} as date)
{%- endmacro %}

{# Spark has no `at time zone` #}
{% macro spark__utc_to_local_date(utc_time, zone) -%}
    cast(from_utc_timestamp({{ utc_time }}, {{ zone }}) as date)
{%- endmacro %}
