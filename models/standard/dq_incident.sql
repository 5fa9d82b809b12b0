with {% for entity in _tool_fed_entities() -%}
{{ entity }}_incidents as (

    with {{ _flooded(entity, ref('mds_' ~ entity)) }}

    select
        '{{ entity }}' as entity,
        flooded.*
    from flooded

),

{% endfor -%}
incidents as (

    {% for entity in _tool_fed_entities() -%}
    select * from {{ entity }}_incidents
    {{ 'union all' if not loop.last }}
    {% endfor %}

),

accountable as (

    select
        incidents.*,
        agreements.accountable_org_uid,
        agreements.operator_org_uid,
        row_number() over (
            partition by
                incidents.entity, incidents.tool_slug, incidents.account_slug,
                incidents.source_object, incidents.loaded_at
            order by
                case when agreements.entity = '*' then 1 else 0 end,
                agreements.valid_from desc,
                agreements.record_uid asc
        ) as preference
    from incidents
    -- the flood may be that nothing is agreed any more
    left join {{ ref('mds_data_agreement') }} as agreements
        on
            incidents.tool_slug = agreements.tool_slug
            and incidents.account_slug = agreements.account_slug
            and agreements.entity in ('*', incidents.entity)

)

select
    {{ mds_encode_id(['entity', 'tool_slug', 'account_slug', 'source_object', 'loaded_at']) }}
        as incident_uid,
    entity,
    tool_slug,
    account_slug,
    source_object,
    loaded_at,
    {{ as_integer('rows_told') }} as rows_told,
    {{ as_integer('rows_refused') }} as rows_refused,
    published_at,
    accountable_org_uid,
    operator_org_uid,
    '{{ _mds_version() }}' as mds_version
from accountable
where preference = 1
