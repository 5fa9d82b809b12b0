{% macro edit_similarity(a, b) -%}
    (
        1 - {{ throughline._double(throughline.levenshtein(a, b)) }}
        / nullif(greatest(length({{ a }}), length({{ b }})), 0)
    )
{%- endmacro %}
