{{ config(materialized='table') }}

select
    place,
    {{ damerau_levenshtein('a', 'b') }} as damerau_levenshtein,
    {{ edit_similarity('a', 'b') }} as edit_similarity,
    {{ jaro('a', 'b') }} as jaro,
    {{ jaro_winkler('a', 'b') }} as jaro_winkler,
    {{ levenshtein('a', 'b') }} as levenshtein,
    {{ metaphone('a') }} as metaphone,
    {{ nysiis('a') }} as nysiis,
    {{ prefix_similarity('a', 'b') }} as prefix_similarity,
    {{ soundex('a') }} as soundex,
    {{ token_set_similarity('a', 'b') }} as token_set_similarity
from cases.pair
