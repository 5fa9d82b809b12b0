{# A query of person_member_history as the last build left it, which this build is about
   to change; of no rows before the first. #}
{% macro published_history() -%}
    {%- set history = throughline.published('person_member_history') -%}
    {%- if history is none -%}
        {{ throughline.empty_history() }}
    {%- else -%}
        select * from {{ history }}
    {%- endif -%}
{%- endmacro %}
