{% macro is_time_zone(zone) -%}
    {{ return(adapter.dispatch('is_time_zone', 'throughline')(zone)) }}
{%- endmacro %}

{% macro default__is_time_zone(zone) -%}
    {{ zone }} in (select name from pg_timezone_names())
{%- endmacro %}

{# Spark keeps no list of zones #}
{% macro spark__is_time_zone(zone) -%}
    {{ zone }} rlike '^(UTC|[A-Z][A-Za-z_]+(/[A-Z][A-Za-z_+-]+)+)$'
{%- endmacro %}
