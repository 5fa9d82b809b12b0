{# Whether one of two whole birth dates is the other's day as the Ethiopian calendar counts
   it, seven or eight years back, in twelve months of thirty days and a short one. #}
{% macro is_other_calendar(birth_l, birth_r) -%}
    case when length({{ birth_l }}) = 8 and length({{ birth_r }}) = 8
        then {{ throughline._ethiopian_day(birth_l) }} = {{ throughline._gregorian_day(birth_r) }}
            or {{ throughline._ethiopian_day(birth_r) }} = {{ throughline._gregorian_day(birth_l) }}
        else false
    end
{%- endmacro %}

{# Julian day numbers of eight digits: the Gregorian one by the Astronomical Almanac's
   formula, which holds from 1901 to 2099, the Ethiopian one from the epoch that Dershowitz
   and Reingold give (Calendrical Calculations), with a leap day every fourth year. #}
{% macro _gregorian_day(birth) -%}
    {%- set year, month, day = throughline._parts_of_day(birth) -%}
    (367 * {{ year }} - floor(7 * ({{ year }} + floor(({{ month }} + 9) / 12.0)) / 4.0)
    + floor(275 * {{ month }} / 9.0) + {{ day }} + 1721014)
{%- endmacro %}

{% macro _ethiopian_day(birth) -%}
    {%- set year, month, day = throughline._parts_of_day(birth) -%}
    (1724221 + 365 * ({{ year }} - 1) + floor({{ year }} / 4.0) + 30 * ({{ month }} - 1)
    + {{ day }} - 1)
{%- endmacro %}

{% macro _parts_of_day(birth) -%}
    {%- set parts = [] -%}
    {%- for start, characters in [(1, 4), (5, 2), (7, 2)] -%}
        {%- do parts.append(
            'cast(substring(' ~ birth ~ ', ' ~ start ~ ', ' ~ characters ~ ') as '
            ~ dbt.type_int() ~ ')'
        ) -%}
    {%- endfor -%}
    {{ return(parts) }}
{%- endmacro %}
