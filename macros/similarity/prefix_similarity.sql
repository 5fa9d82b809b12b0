{% macro prefix_similarity(a, b) -%}
    case
        when length({{ a }}) + length({{ b }}) = 0 then null
        when substring({{ a }}, 1, least(length({{ a }}), length({{ b }})))
            = substring({{ b }}, 1, least(length({{ a }}), length({{ b }})))
            then {{ throughline._double(
                'least(length(' ~ a ~ '), length(' ~ b ~ '))'
            ) }} / greatest(length({{ a }}), length({{ b }}))
        when {{ a }} <> {{ b }} then {{ throughline._double(0) }}
    end
{%- endmacro %}
