{# A stated gender as one letter: f, m or x (neither of the two); null where the tool
   says nothing that can be compared. #}
{% macro gender_letter(expr) -%}
    case
        {%- for letter, words in {
            'f': ['f', 'female', 'woman', 'w', 'mujer', 'femenino'],
            'm': ['m', 'male', 'man', 'hombre', 'masculino'],
            'x': ['x', 'nb', 'nonbinary', 'non-binary', 'non binary', 'genderqueer'],
        }.items() %}
        when lower(trim({{ expr }})) in ('{{ words | join("', '") }}') then '{{ letter }}'
        {%- endfor %}
    end
{%- endmacro %}
