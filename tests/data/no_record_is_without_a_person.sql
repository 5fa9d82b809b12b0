{# in the conformance suite nobody is matched #}
{{ config(enabled=not var('conformance')) }}

select record.record_uid
from {{ ref('mds_person_record') }} as record
where
    not record.is_test
    and not exists (
        select 1
        from {{ ref('person_crosswalk') }} as crosswalk
        where crosswalk.record_uid = record.record_uid
    )
