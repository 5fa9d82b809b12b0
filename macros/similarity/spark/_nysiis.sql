{# What a letter becomes hangs on its neighbours alone, so all are coded at once; a sound
   is told once in a row. #}
{% macro _spark_nysiis(expr) -%}
    {%- set vowels = "('A', 'E', 'I', 'O', 'U')" -%}
    {%- set before = 'get(letters, i - 1)' -%}
    {%- set next = 'get(letters, i + 1)' -%}
    {%- set begun -%}
        if(
            n.name like 'KN%',
            slice(n.letters, 2, size(n.letters)),
            transform(n.letters, (letter, i) -> case
                when n.name like 'MAC%' and i = 1 then 'C'
                when n.name like 'K%' and i = 0 then 'C'
                when n.name rlike '^P[HF]' and i <= 1 then 'F'
                when n.name like 'SCH%' and i in (1, 2) then 'S'
                else letter
            end)
        )
    {%- endset -%}
    {%- set ended -%}
        case
            when n.name rlike '(IE|EE)\\z' then slice(begun, 1, size(begun) - 2) || array('Y')
            when n.name rlike '(DT|RT|RD|NT|ND)\\z'
                then slice(begun, 1, size(begun) - 2) || array('D')
            else begun
        end
    {%- endset -%}
    {%- set coded -%}
        transform(letters, (letter, i) -> case
            -- these are coded with the letter before them
            when i > 1 and {{ before }} = 'E' and letter = 'V' then array()
            when i > 1 and {{ before }} = 'P' and letter = 'H' then array()
            when i > 1 and {{ before }} = 'S' and letter = 'C' and {{ next }} = 'H' then array()
            when i > 2 and get(letters, i - 2) = 'S' and {{ before }} = 'C' and letter = 'H'
                then array()
            when letter = 'E' and {{ next }} = 'V' then array('A', 'F')
            when letter in {{ vowels }} then array('A')
            when letter = 'Q' then array('G')
            when letter = 'Z' then array('S')
            when letter = 'M' then array('N')
            when letter = 'K' and {{ next }} = 'N' then array('N')
            when letter = 'K' then array('C')
            when letter = 'S' and {{ next }} = 'C' and get(letters, i + 2) = 'H'
                then array('S', 'S')
            when letter = 'P' and {{ next }} = 'H' then array('F')
            when letter = 'H' and {{ before }} not in {{ vowels }} then array({{ before }})
            when letter = 'H' and coalesce({{ next }} not in {{ vowels }}, true) then array('A')
            when letter = 'W' and {{ before }} in {{ vowels }} then array({{ before }})
            else array(letter)
        end)
    {%- endset -%}
    {%- set key -%}
        array_join(aggregate(
            slice({{ coded }}, 2, size(letters)),
            slice(letters, 1, 1),
            (key, sound) -> if(
                size(sound) = 0 or element_at(sound, -1) = element_at(key, -1), key, key || sound
            )
        ), '')
    {%- endset -%}
    {%- set name -%}
        named_struct(
            'name', upper({{ expr }}),
            'letters', {{ throughline._spark_letters('upper(' ~ expr ~ ')') }}
        )
    {%- endset -%}
    case
        when {{ expr }} = '' then ''
        when {{ expr }} is not null then regexp_replace(regexp_replace(regexp_replace(
            {{ throughline._with_value('n', name, throughline._with_value(
                'begun', begun, throughline._with_value('letters', ended, key)
            )) }},
            '(?s)(?<=.)S\\z', ''), 'AY\\z', 'Y'), '(?s)(?<=.)A\\z', '')
    end
{%- endmacro %}
