-- the pairs that clustering weighs: no ambiguous record links to anybody, and no third record
-- bridges two whose birth dates tell them apart, if phones are known, or a street is
-- shared and no ids are
{{ config(materialized='kept', touched_by={'link_touched': ['record_no_l']}) }}

select
    pair.record_no_l,
    pair.record_no_r,
    pair.cluster_weight,
    1 + length(replace(cast(pair.pattern as {{ dbt.type_string() }}), '0', '')) as field_count,
    case
        when pair.is_ruled_same = 1 then 0
        when ambiguous_l.record_no is not null or ambiguous_r.record_no is not null then 1
        when
            pair.weight < 0
            and {{ throughline.level_of('pair.pattern', 'birth_date') }} = 1
            and (
                {{ throughline.level_of('pair.pattern', 'phone') }} > 0
                or {{ throughline.level_of('pair.pattern', 'address') }} > 1
                and {{ throughline.level_of('pair.pattern', 'identifier') }} = 0
            )
            then 1
        else pair.is_forbidden
    end as is_forbidden,
    case
        when ambiguous_l.record_no is not null or ambiguous_r.record_no is not null
            then 1
        else 0
    end as is_ambiguous
from {{ ref('link_pair') }} as pair
-- few records are ambiguous
left join {{ ref('link_ambiguous') }} as ambiguous_l on pair.record_no_l = ambiguous_l.record_no
left join {{ ref('link_ambiguous') }} as ambiguous_r on pair.record_no_r = ambiguous_r.record_no
where {{ throughline.touched(['pair.record_no_l'], ref('link_touched')) }}
