{# Guarded by shape and calendar, as a failing cast would stop the build on Postgres #}
{% macro parse_timestamp(text) -%}
    {%- set day = '[12][0-9]{3}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])' -%}
    {%- set clock = '[T ]([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9]([.][0-9]{1,9})?)?' -%}
    {%- set offset = '(Z|[+-](0[0-9]|1[0-4])(:?[0-5][0-9])?)' -%}
    {%- set trimmed = 'trim(' ~ text ~ ')' -%}
    case
        when not {{ throughline.is_calendar_day('substr(' ~ trimmed ~ ', 1, 10)') }} then null
        when {{ throughline.matches(trimmed, day ~ clock ~ ' ?' ~ offset) }}
            then {{ throughline.utc('cast(' ~ trimmed ~ ' as ' ~ throughline.type_instant() ~ ')') }}
        when {{ throughline.matches(trimmed, day ~ '(' ~ clock ~ ')?') }}
            then cast({{ trimmed }} as {{ dbt.type_timestamp() }})
    end
{%- endmacro %}
