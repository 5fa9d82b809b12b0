{% macro local_to_utc(local_time, zone) -%}
    {{ return(adapter.dispatch('local_to_utc', 'throughline')(local_time, zone)) }}
{%- endmacro %}

{% macro default__local_to_utc(local_time, zone) -%}
    (({{ local_time }}) at time zone {{ zone }} at time zone 'UTC')
{%- endmacro %}

{# Spark has no `at time zone` #}
{% macro spark__local_to_utc(local_time, zone) -%}
    to_utc_timestamp({{ local_time }}, {{ zone }})
{%- endmacro %}
