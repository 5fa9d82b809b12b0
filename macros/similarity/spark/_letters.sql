{# The letters of a value, each with its marks #}
{% macro _spark_letters(expr) -%}
    regexp_extract_all({{ expr }}, '(?s){{ throughline._letter_and_marks() }}', 0)
{%- endmacro %}

{# Both values, `a` and `b`, with every letter that carries marks replaced by one private
   sign, so that sign by sign they are compared as a reader sees them. #}
{% macro _one_sign_per_letter(a, b) -%}
    {%- set signs -%}
        transform(letters.both, letter -> if(
            length(letter) = 1,
            letter,
            decode(unhex(hex(57343 + array_position(known, letter))), 'UTF-16BE')
        ))
    {%- endset -%}
    {%- set replaced = throughline._with_value(
        'known',
        'array_sort(array_union(letters.a, letters.b))',
        "named_struct('a', array_join(" ~ signs | replace('letters.both', 'letters.a')
        ~ ", ''), 'b', array_join(" ~ signs | replace('letters.both', 'letters.b') ~ ", ''))"
    ) -%}
    if(
        {{ a }} || {{ b }} rlike '[{{ throughline._marks() }}]',
        {{ throughline._with_value('letters', throughline._letters_of_both(a, b), replaced) }},
        named_struct('a', {{ a }}, 'b', {{ b }})
    )
{%- endmacro %}

{% macro _letters_of_both(a, b) -%}
    named_struct(
        'a', {{ throughline._spark_letters(a) }}, 'b', {{ throughline._spark_letters(b) }}
    )
{%- endmacro %}
