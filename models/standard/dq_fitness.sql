-- the worst day of the worst account; what is not counted in rows is broken or not
with worst as (

    select
        entity,
        rule_id,
        max(coalesce(share, 1)) as worst_share
    from {{ ref('dq_summary') }}
    group by entity, rule_id

),

measured as (

    select
        needs.mart,
        needs.entity,
        needs.rule_id,
        needs.max_share,
        coalesce(worst.worst_share, 0) as worst_share
    from {{ ref('ref_mart_rule') }} as needs
    -- a rule that nobody broke has no row
    left join worst on needs.entity = worst.entity and needs.rule_id = worst.rule_id

)

select
    {{ mds_encode_id(['mart', 'entity', 'rule_id']) }} as fitness_uid,
    mart,
    min(case when worst_share <= max_share then 1 else 0 end) over (partition by mart) = 1
        as is_usable,
    entity,
    rule_id,
    worst_share <= max_share as is_met,
    cast(worst_share as {{ api.Column.numeric_type('decimal', 9, 6) }}) as worst_share,
    cast(max_share as {{ api.Column.numeric_type('decimal', 9, 6) }}) as max_share,
    '{{ _mds_version() }}' as mds_version
from measured
