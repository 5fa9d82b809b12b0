-- every comparison whose level is above 0 in a pattern of the candidates or of the
-- random pairs, as rows
{{ config(materialized='frozen') }}

with patterns as (

    -- an email made from the name repeats what the name says; it teaches nothing
    select
        case
            when is_email_from_name
                then
                    pattern
                    - {{ throughline.digit_of('email') }}
                    * {{ throughline.level_of('pattern', 'email') }}
            else pattern
        end as pattern,
        count(*) as pair_count,
        0 as random_pair_count
    from {{ ref('link_comparison') }}
    group by pattern, is_email_from_name
    union all
    select
        pattern,
        0 as pair_count,
        pair_count as random_pair_count
    from {{ ref('link_random_comparison') }}

),

counted as (

    select
        pattern,
        cast(sum(pair_count) as {{ throughline.type_double() }}) as pair_count,
        cast(sum(random_pair_count) as {{ throughline.type_double() }}) as random_pair_count
    from patterns
    group by pattern

)

select
    counted.pattern,
    counted.pair_count,
    counted.random_pair_count,
    comparison.comparison,
    {{ throughline.level_at('counted.pattern', 'comparison.digit') }} as level
from counted
cross join ({{ throughline.comparison_digits() }}) as comparison
where {{ throughline.level_at('counted.pattern', 'comparison.digit') }} > 0
