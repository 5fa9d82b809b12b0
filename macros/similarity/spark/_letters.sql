{# The letters of a value, each with its marks #}
{% macro _spark_letters(expr) -%}
    regexp_extract_all({{ expr }}, '(?s){{ throughline._letter_and_marks() }}', 0)
{%- endmacro %}

{# Both values, `a` and `b`, with every letter that carries marks replaced by one private
   sign, so that sign by sign they are compared as a reader sees them. #}
{% macro _one_sign_per_letter(a, b) -%}
    {%- set replaced -%}
        named_struct(
            'a', {{ throughline._as_signs('letters.a', 'known') }},
            'b', {{ throughline._as_signs('letters.b', 'known') }}
        )
    {%- endset -%}
    if(
        {{ a }} || {{ b }} rlike '[{{ throughline._marks() }}]',
        {{ throughline._with_value(
            'letters', throughline._letters_of_both(a, b), throughline._with_value(
                'known', 'array_union(letters.a, letters.b)', replaced
            )
        ) }},
        named_struct('a', {{ a }}, 'b', {{ b }})
    )
{%- endmacro %}

{% macro _letters_of_both(a, b) -%}
    named_struct(
        'a', {{ throughline._spark_letters(a) }}, 'b', {{ throughline._spark_letters(b) }}
    )
{%- endmacro %}

{% macro _as_signs(letters, known) -%}
    array_join(transform({{ letters }}, letter -> if(
        length(letter) = 1,
        letter,
        decode(unhex(hex(57343 + array_position({{ known }}, letter))), 'UTF-16BE')
    )), '')
{%- endmacro %}
