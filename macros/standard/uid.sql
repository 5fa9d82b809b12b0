{% macro uid(tool, object, columns, account='account_slug') -%}
    case
        when
            {%- for column in columns %}
            nullif(cast({{ column }} as {{ dbt.type_string() }}), '') is not null
            {%- if not loop.last %} or{% endif %}
            {%- endfor %}
            then {{ throughline.mds_record_uid("'" ~ tool ~ "'", account, "'" ~ object ~ "'", columns) }}
    end
{%- endmacro %}
