with findings as (

    {% for entity in ['campaign', 'event', 'event_shift', 'person_record'] -%}
    {{ finding(entity, 'Q09', ref('mds_' ~ entity), 'broken.is_stub') }}
    {{ 'union all' if not loop.last }}
    {% endfor %}

)

select * from findings
