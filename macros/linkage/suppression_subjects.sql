{# A query of what a person may be known again by, one row per record and clue: the
   record itself, a contact with the given name, the whole name with the birth date. A
   contact without a name stands for itself, and with `nameless` every contact does. Only
   their keyed hashes are ever kept. Of the records that the table `among` lists, or all. #}
{% macro suppression_subjects(nameless=false, among=none) -%}
    {%- set of = {} -%}
    {%- for name in ['record_number', 'person_name', 'email', 'phone'] -%}
        {%- set all = ref('link_' ~ name) -%}
        {%- do of.update({name: all if among is none else
            '(select * from ' ~ all ~ ' where record_no in (select record_no from ' ~ among ~ '))'
        }) -%}
    {%- endfor -%}
    select record_no, 'record|' || record_uid as subject
    from {{ of['record_number'] }} as number
    {%- for kind in ['email', 'phone'] %}
    {%- for given in ["coalesce(names.formal_given, '')"] + (["''"] if nameless else []) %}
    union all
    select
        contact.record_no,
        '{{ kind }}|' || contact.{{ kind }} || '|' || {{ given }} as subject
    from {{ of[kind] }} as contact
    inner join {{ of['person_name'] }} as names on contact.record_no = names.record_no
    {%- endfor %}
    {%- endfor %}
    union all
    select
        number.record_no,
        'birth_date|' || names.formal_given || '|' || names.family || '|'
            || cast(record.birth_date as {{ dbt.type_string() }}) as subject
    from {{ ref('mds_person_record') }} as record
    inner join {{ of['record_number'] }} as number on record.record_uid = number.record_uid
    inner join {{ of['person_name'] }} as names on number.record_no = names.record_no
    where
        names.formal_given is not null
        and names.family is not null
        and record.birth_date is not null
{%- endmacro %}
