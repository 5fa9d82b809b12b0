{% macro is_calendar_day(text) -%}
    {%- set year = 'cast(substr(' ~ text ~ ', 1, 4) as ' ~ dbt.type_int() ~ ')' -%}
    case
        when {{ throughline.matches(text, '[12][0-9]{3}-(0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])') }} then true
        when {{ throughline.matches(text, '[12][0-9]{3}-(0[469]|11)-(0[1-9]|[12][0-9]|30)') }} then true
        when {{ throughline.matches(text, '[12][0-9]{3}-02-(0[1-9]|1[0-9]|2[0-8])') }} then true
        when {{ throughline.matches(text, '[12][0-9]{3}-02-29') }}
            then mod({{ year }}, 4) = 0 and (mod({{ year }}, 100) <> 0 or mod({{ year }}, 400) = 0)
        else false
    end
{%- endmacro %}
