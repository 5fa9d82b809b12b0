with {{ throughline.scored(ref('link_comparison')) }}

select
    scored.record_no_l,
    scored.record_no_r,
    scored.pattern,
    scored.is_contradicted,
    scored.weight,
    case
        when ruling.is_same = 1 then 1000
        -- what contradicts is looked at closely, not overlooked
        else scored.weight
            + {{ throughline.linkage_settings()['contradiction_bits'] }} * scored.is_contradicted
    end as bond
from scored
-- few pairs were ruled on
left join {{ ref('link_ruling') }} as ruling
    on scored.record_no_l = ruling.record_no_l and scored.record_no_r = ruling.record_no_r
