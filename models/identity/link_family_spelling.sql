with spellings as (

    select
        name,
        spelling
    from {{ ref('name_spelling') }}
    where field = 'family'
    union
    select
        name,
        name as spelling
    from {{ ref('name_spelling') }}
    where field = 'family'

)

-- two spellings of one name are spellings of each other too
select distinct
    spellings_l.spelling as family_l,
    spellings_r.spelling as family_r
from spellings as spellings_l
inner join spellings as spellings_r
    on spellings_l.name = spellings_r.name and spellings_l.spelling <> spellings_r.spelling
