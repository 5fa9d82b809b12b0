{% macro utc(instant) -%}
    {{ return(adapter.dispatch('utc', 'throughline')(instant)) }}
{%- endmacro %}

{% macro default__utc(instant) -%}
    ({{ instant }} at time zone 'UTC')
{%- endmacro %}

{# a Spark timestamp is an instant already, read in the session's zone, UTC #}
{% macro spark__utc(instant) -%}
    {{ instant }}
{%- endmacro %}
