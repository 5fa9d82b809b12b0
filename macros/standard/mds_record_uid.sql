{% macro mds_record_uid(tool, account, obj, columns) -%}
    {{ tool }} || ':' || {{ account }} || ':' || {{ obj }} || ':' || {{ throughline.mds_encode_id(columns) }}
{%- endmacro %}
