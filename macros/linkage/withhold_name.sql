{# An operation: puts a name on the list of those that a record's person no longer bears. #}
{% macro withhold_name(record_uid, name, withheld_by, reason='') -%}
    {%- set words -%}
        {{ throughline.name_words(dbt.string_literal(dbt.escape_single_quotes(name))) }}
    {%- endset -%}
    {%- set inserting -%}
        insert into {{ source('registry', 'withheld_name') }}
            (record_uid, name_hash, withheld_by, withheld_at, reason, key_hash, registered_by)
        select
            {{ dbt.string_literal(dbt.escape_single_quotes(record_uid)) }},
            {{ throughline.keyed_hash("split_part(" ~ words ~ ", ' ', number)") }},
            {{ dbt.string_literal(dbt.escape_single_quotes(withheld_by)) }},
            {{ dbt.current_timestamp() }},
            {{ dbt.string_literal(dbt.escape_single_quotes(reason)) }},
            {{ throughline.keyed_hash("''") }},
            'command'
        from ({{ throughline.numbers(10) }}) as numbers
        where split_part({{ words }}, ' ', number) <> ''
    {%- endset -%}
    {%- do throughline._run_with_hash_key(inserting) -%}
{%- endmacro %}
