{# in the conformance suite nobody is matched #}
{{ config(enabled=not var('conformance')) }}

-- but for test people, and people who were erased on request
select record.record_uid
from {{ ref('mds_person_record') }} as record
where
    not record.is_test
    and not exists (
        select 1
        from {{ ref('person_crosswalk') }} as crosswalk
        where crosswalk.record_uid = record.record_uid
    )
    and not exists (
        select 1
        from {{ ref('link_suppressed') }} as suppressed
        inner join {{ ref('link_record_number') }} as number
            on suppressed.record_no = number.record_no
        where number.record_uid = record.record_uid
    )
