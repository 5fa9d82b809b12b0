{# dbt's hook: a layer's schema is its own name, prefixed when the profile names
   a schema other than the engine's default, so that several groups or branches
   share one database. What is built for a look only goes to schemas of its own. #}
{% macro generate_schema_name(custom_schema_name, node) -%}
    {{ var('scratch', '') }}{{ throughline.layer_schema(custom_schema_name or 'staging') }}
{%- endmacro %}
