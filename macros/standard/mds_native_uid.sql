{% macro mds_native_uid(tool, namespace, obj, columns) -%}
    {{ throughline.mds_record_uid(tool, namespace, obj, columns) }}
{%- endmacro %}
