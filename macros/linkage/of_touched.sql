{# A relation's rows of the records that this build publishes anew (person_touched), by their
   `column`, which is named `key` there. The relation as it is where the model is made as a
   whole. #}
{% macro of_touched(relation, column, key=none) -%}
    {%- set listed = ref('person_touched') -%}
    {%- if not throughline.is_partial() -%}
        {{ return(relation) }}
    {%- endif -%}
    (
        select * from {{ relation }}
        where {{ column }} in (select {{ key or column }} from {{ listed }})
    )
{%- endmacro %}
