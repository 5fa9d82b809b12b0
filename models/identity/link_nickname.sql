with given_names as (

    select distinct given from {{ ref('link_person_name') }}

),

forms as (

    select formal_name, nickname as form from {{ ref('nickname') }}
    union all
    select distinct formal_name, formal_name as form from {{ ref('nickname') }}

),

-- two nicknames of one name are forms of each other too
pairs as (

    select distinct forms_l.form as given_l, forms_r.form as given_r
    from forms as forms_l
    inner join forms as forms_r
        on forms_l.formal_name = forms_r.formal_name and forms_l.form <> forms_r.form

),

in_use as (

    select pairs.given_l, pairs.given_r
    from pairs
    inner join given_names as names_l on pairs.given_l = names_l.given
    inner join given_names as names_r on pairs.given_r = names_r.given

)

select * from in_use
