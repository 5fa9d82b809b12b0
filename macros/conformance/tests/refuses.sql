{# The same for what was refused, whatever the rules are called #}
{% test refuses(model) %}
with refused as (

    select
        entity,
        source_row_id
    from {{ ref('mds_quarantine') }}
    group by entity, source_row_id

)

select
    coalesce(expected.entity, refused.entity) as entity,
    coalesce(expected.source_row_id, refused.source_row_id) as source_row_id,
    expected.entity is null as is_surprise
from {{ model }} as expected
full outer join refused
    on expected.entity = refused.entity and expected.source_row_id = refused.source_row_id
where expected.entity is null or refused.entity is null
{% endtest %}
