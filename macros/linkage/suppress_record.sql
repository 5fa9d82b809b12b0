{# An operation, while a record is still there: what its person could be known again by
   goes on the suppression list, as keyed hashes. #}
{% macro suppress_record(record_uid, reason='') -%}
    {%- set uid = dbt.string_literal(dbt.escape_single_quotes(record_uid)) -%}
    {%- set known = run_query(
        'select 1 from ' ~ ref('link_record_number') ~ ' where record_uid = ' ~ uid
    ).rows -%}
    {%- if not known -%}
        {{ exceptions.raise_compiler_error(
            'suppress_record: no build has seen the record ' ~ record_uid
            ~ '; look its record_uid up in person_crosswalk, or build first'
        ) }}
    {%- endif -%}
    {%- set inserting -%}
        insert into {{ source('registry', 'suppression') }}
            (subject_hash, suppressed_at, reason, key_hash, registered_by)
        select distinct
            {{ throughline.keyed_hash('subjects.subject') }},
            {{ dbt.current_timestamp() }},
            {{ dbt.string_literal(dbt.escape_single_quotes(reason)) }},
            {{ throughline.keyed_hash("''") }},
            'command'
        from ({{ throughline.suppression_subjects(nameless=true) }}) as subjects
        inner join {{ ref('link_record_number') }} as number on subjects.record_no = number.record_no
        where number.record_uid = {{ uid }}
    {%- endset -%}
    {%- do throughline._run_with_hash_key(inserting) -%}
{%- endmacro %}
