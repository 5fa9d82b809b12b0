{% macro mds_content_hash(columns) -%}
    'h1_' || {{ dbt.hash(throughline.mds_encode_id(columns)) }}
{%- endmacro %}
