{% macro empty_history() -%}
    select
        cast(null as {{ dbt.type_string() }}) as member_history_id,
        cast(null as {{ dbt.type_string() }}) as person_id,
        cast(null as {{ dbt.type_string() }}) as record_uid,
        cast(null as {{ dbt.type_bigint() }}) as from_run,
        cast(null as {{ dbt.type_bigint() }}) as to_run,
        cast(null as {{ dbt.type_timestamp() }}) as from_at,
        cast(null as {{ dbt.type_timestamp() }}) as to_at,
        cast(null as {{ dbt.type_string() }}) as founder_record_uid
    where 1 = 0
{%- endmacro %}
