{{ config(materialized='table') }}

select
    {{ fold('a') }} as folded,
    {{ metaphone('a') }} as metaphone,
    {{ nysiis('a') }} as nysiis,
    {{ soundex('a') }} as soundex,
    count(*) as pairs
from cases.pair
group by 1, 2, 3, 4
