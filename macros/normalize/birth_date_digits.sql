{# Eight digits, year first; four when only the year is given. What cannot be a
   date stays, so that a mistyped one can still be compared. #}
{% macro birth_date_digits(expr) -%}
    {%- set day = throughline._replace_pattern(
        throughline._replace_each('trim(' ~ expr ~ ')', [('/', '-'), ('.', '-')]),
        '[T ].*$'
    ) -%}
    {%- set part = "split_part(" ~ day ~ ", '-', " -%}
    {%- set digits -%}
        case
            when {{ throughline._matches_pattern(day, '^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}$') }}
                then {{ part }}1) || lpad({{ part }}2), 2, '0') || lpad({{ part }}3), 2, '0')
            when {{ throughline._matches_pattern(day, '^[0-9]{1,2}-[0-9]{1,2}-[0-9]{4}$') }}
                then {{ part }}3) || lpad({{ part }}1), 2, '0') || lpad({{ part }}2), 2, '0')
            when {{ throughline._matches_pattern(
                day, '^(0[1-9]|1[0-2])[0-3][0-9](18|19|20)[0-9][0-9]$'
            ) }}
                then substring({{ day }}, 5, 4) || substring({{ day }}, 1, 4)
            when {{ throughline._matches_pattern(day, '^([0-9]{8}|[0-9]{4})$') }} then {{ day }}
        end
    {%- endset -%}
    nullif(
        {{ throughline._replace_pattern(
            digits, '^(0000.*|00010101|11111111|1900(0101)?|19010101|18991230|18991231|17530101|19691231|19700101|99991231|9999|12345678)$'
        ) }},
        ''
    )
{%- endmacro %}
