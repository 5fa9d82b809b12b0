{# A model's contract: its columns by name, in order. Empty where the model is not
   part of what is being run, as in the manifest dbt makes for one unit test. #}
{% macro _contract(model_name) -%}
    {%- set found = [] -%}
    {%- if execute -%}
        {%- for node in graph.get('nodes', {}).values()
            if node.name == model_name and node.resource_type == 'model' and node.package_name == 'throughline' -%}
            {%- do found.append(node) -%}
        {%- endfor -%}
    {%- endif -%}
    {{ return(found[0].columns if found else {}) }}
{%- endmacro %}
