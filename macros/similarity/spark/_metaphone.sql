{# What a letter sounds like hangs on its neighbours alone: each is looked at in a window of
   five, two letters before it and two after; chr(1) stands where there is none. #}
{% macro _spark_metaphone(expr) -%}
    {%- set edge = '\\u0001' -%}
    {%- set silent = [
        '..([^C])\\\\1', '.[CPST]H', '.C[IEY]', '.DG[IEY]', 'DG[IEY]', '.SI[OA]', 'SI[OA]',
        '.?.GH[^AEIOU]', '.?.GN' ~ edge, edge ~ 'WH', '.[^ ' ~ edge ~ '][AEIOU]',
        '.MB' ~ edge, '.[AEIOU]H[^AEIOU]', '.CK', '..TCH',
        '.' ~ edge ~ 'W[^AEIOUH]', '.[^' ~ edge ~ ']W[^AEIOU]', '..Y[^AEIOU]',
    ] -%}
    {%- set sounds = {
        'X': ['..CH', '..CIA', '..SH', '..[ST]I[OA]', '.' ~ edge ~ 'X(?:H|I[OA])'],
        'S': ['..C[IEY]', '..[SZ]', '.' ~ edge ~ 'X'],
        'J': ['..DG[IEY]', '..G[IEY]'],
        'F': ['..PH', '..V'],
        '0': ['..TH'],
        'K': ['..[CGKQ]'],
        'T': ['..D', '..T'],
        'KS': ['..X'],
    } -%}
    {%- set sound -%}
        case
            when near rlike '(?s)^(?:{{ silent | join("|") }})' then ''
            {%- for letters, patterns in sounds.items() %}
            when near rlike '(?s)^(?:{{ patterns | join("|") }})' then '{{ letters }}'
            {%- endfor %}
            else regexp_extract(near, '(?s)^..([ABEFHIJLMNOPRUWY ])', 1)
        end
    {%- endset -%}
    {%- set near = "substring('" ~ edge ~ edge ~ "' || name || '" ~ edge ~ edge ~ "', i, 5)" -%}
    {%- set code -%}
        array_join(transform(
            sequence(1, length(name)), i -> {{ throughline._with_value('near', near, sound) }}
        ), '')
    {%- endset -%}
    {%- set begun = "regexp_replace(upper(" ~ expr ~ "), '^(?:[KGP](?=N)|W(?=R)|A(?=E))', '')" -%}
    case
        when {{ expr }} = '' then ''
        when {{ expr }} is not null then regexp_replace(
            ltrim({{ throughline._with_value(
                'name', throughline._normal_form('decompose', begun, compatible=true), code
            ) }}), ' +', ' '
        )
    end
{%- endmacro %}
