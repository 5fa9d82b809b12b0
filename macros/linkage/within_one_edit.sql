{# Whether one letter added, left out or changed makes two values of four letters or
   more equal. One edit leaves the beginning or the end as it is, which is cheaper to
   see than a distance is to compute. #}
{% macro within_one_edit(a, b) -%}
    (
        length({{ a }}) >= 4 and length({{ b }}) >= 4
        and abs(length({{ a }}) - length({{ b }})) <= 1
        and (
            substring({{ a }}, 1, 2) = substring({{ b }}, 1, 2)
            or right({{ a }}, 2) = right({{ b }}, 2)
        )
        and {{ throughline.levenshtein(a, b) }} <= 1
    )
{%- endmacro %}
