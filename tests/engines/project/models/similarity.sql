{{ config(materialized='table') }}

select
    place,
    {{ damerau_levenshtein('a', 'b') }} as damerau_levenshtein,
    {{ edit_similarity('a', 'b') }} as edit_similarity,
    {# what a level that is called equal asks: the same signs, byte for byte #}
    cast(case when a = b then 1 when a <> b then 0 end as {{ dbt.type_float() }})
        as exact_similarity,
    {{ jaro('a', 'b') }} as jaro,
    {{ jaro_winkler('a', 'b') }} as jaro_winkler,
    {{ levenshtein('a', 'b') }} as levenshtein,
    {{ metaphone('a') }} as metaphone,
    {{ nysiis('a') }} as nysiis,
    {{ prefix_similarity('a', 'b') }} as prefix_similarity,
    {{ soundex('a') }} as soundex,
    {{ token_set_similarity('a', 'b') }} as token_set_similarity
from cases.pair
