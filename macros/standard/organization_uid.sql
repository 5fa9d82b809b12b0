{% macro organization_uid(slug) -%}
    ('mds:registry:organization:' || {{ slug }})
{%- endmacro %}
