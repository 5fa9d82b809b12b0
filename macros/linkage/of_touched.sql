{# A relation's rows of the records that this build makes anew, by their `column`, which is
   named `key` in the list of them, `by`: person_touched unless another is told. The relation
   as it is where the model is made as a whole. #}
{% macro of_touched(relation, column, key=none, by=none) -%}
    {%- set listed = by or ref('person_touched') -%}
    {%- if not throughline.is_partial() -%}
        {{ return(relation) }}
    {%- endif -%}
    (
        select * from {{ relation }}
        where {{ column }} in (select {{ key or column }} from {{ listed }})
    )
{%- endmacro %}
