with forms as (

    select
        formal_name,
        nickname as form
    from {{ ref('nickname') }}
    union
    select
        formal_name,
        formal_name as form
    from {{ ref('nickname') }}
    union
    select
        name as formal_name,
        spelling as form
    from {{ ref('name_spelling') }}
    where field = 'given'
    union
    select
        name as formal_name,
        name as form
    from {{ ref('name_spelling') }}
    where field = 'given'

)

-- two nicknames of one name are forms of each other too
select distinct
    forms_l.form as given_l,
    forms_r.form as given_r
from forms as forms_l
inner join forms as forms_r
    on forms_l.formal_name = forms_r.formal_name and forms_l.form <> forms_r.form
