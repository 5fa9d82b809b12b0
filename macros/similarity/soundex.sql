{% macro soundex(expr) -%}
    {{ return(adapter.dispatch('soundex', 'throughline')(expr)) }}
{%- endmacro %}

{# Every letter's class, '0' for none; h and w after the first letter do not count;
   a class is told once in a row, and the first letter stands for its own. #}
{% macro default__soundex(expr) -%}
    {%- set upper_case = 'upper(' ~ expr ~ ')' -%}
    {%- set classes -%}
        translate(
            {{ throughline._replace_pattern(
                throughline._replace_pattern(upper_case, '[^BCDFGHJKLMNPQRSTVWXZ]', '0'),
                '^[HW]', '0'
            ) }},
            'BFPVCGJKQSXZDTLMNRHW', '111122222222334556'
        )
    {%- endset -%}
    case
        when {{ expr }} = '' then ''
        else substring({{ upper_case }}, 1, 1) || rpad(substring(replace(substring(
            {{ throughline._told_once(classes) }}, 2), '0', ''), 1, 3), 3, '0')
    end
{%- endmacro %}

{% macro duckdb__soundex(expr) -%}
    {{ throughline._exactly(
        throughline.default__soundex(expr), 'jellyfish_soundex', [expr]
    ) }}
{%- endmacro %}

{# An accent parts two letters of one class, as jellyfish has it #}
{% macro postgres__soundex(expr) -%}
    {{ throughline.default__soundex(
        "normalize(upper(replace(" ~ expr ~ ", 'ß', 'ss')), nfkd)"
    ) }}
{%- endmacro %}

{% macro spark__soundex(expr) -%}
    case when {{ expr }} is not null then {{ throughline._with_value(
        'name',
        throughline._normal_form('decompose', 'upper(' ~ expr ~ ')', compatible=true),
        throughline.default__soundex('name')
    ) }} end
{%- endmacro %}

{% macro _told_once(expr) -%}
    {%- set chain = namespace(sql=expr) -%}
    {%- for digit in '0123456' -%}
        {%- set chain.sql = throughline._replace_pattern(chain.sql, digit ~ '+', digit) -%}
    {%- endfor -%}
    {{ return(chain.sql) }}
{%- endmacro %}
