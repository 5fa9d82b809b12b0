{# Functions that install_functions() makes stand in the schema of the seeds. #}
{% macro own_function(name) -%}
    {{ throughline.layer_schema('reference') }}.{{ name }}
{%- endmacro %}
