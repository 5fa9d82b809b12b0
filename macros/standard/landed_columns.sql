{% macro landed_columns() -%}
    cast(_tool_account as {{ dbt.type_string() }}) as account_slug,
    cast(_extracted_at as {{ dbt.type_timestamp() }}) as extracted_at,
    cast(_loaded_at as {{ dbt.type_timestamp() }}) as loaded_at,
    cast(_dlt_load_id as {{ dbt.type_string() }}) as load_id,
    cast(_dlt_id as {{ dbt.type_string() }}) as source_row_id,
    cast(_missing_since as {{ dbt.type_timestamp() }}) as missing_since
{%- endmacro %}
