{# The same for what was refused, whatever the rules are called #}
{% test refuses(model) %}
with refused as (

    select
        entity,
        record_uid
    from {{ ref('mds_quarantine') }}
    group by entity, record_uid

)

select
    coalesce(expected.entity, refused.entity) as entity,
    coalesce(expected.record_uid, refused.record_uid) as record_uid,
    expected.entity is null as is_surprise
from {{ model }} as expected
full outer join refused
    on expected.entity = refused.entity and expected.record_uid = refused.record_uid
where expected.entity is null or refused.entity is null
{% endtest %}
