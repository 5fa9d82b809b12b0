with records as (

    select * from {{ ref('mds_person_record') }}
    where {{ throughline.touched(['record_uid'], ref('link_change'), 'record_uid') }}

),

raw_names as (

    select given_name as name_raw from records
    union all
    select middle_name as name_raw from records
    union all
    select family_name as name_raw from records
    union all
    select name_suffix as name_raw from records
    union all
    select full_name_raw as name_raw from records

),

names as (

    select name_raw from raw_names where name_raw is not null group by name_raw

),

-- an email is no name, nor what nobody could read (Kow???ski); an import may have read é as Ã©
-- or lost it (Mu?oz), somebody 0 and 1 from paper for o and l; & stands for "and", G/ for Gebre
readable as (

    select
        name_raw,
        case
            when name_raw like '%???%' or name_raw like '%***%' then null
            when name_raw like '%Ã%'
                then {{ throughline._replace_each('name_raw', throughline._misread_letters()) }}
            when name_raw like '%@%'
                then {{ throughline._replace_pattern('name_raw', '[^ ]*@[^ ]*') }}
            when name_raw like '%&%' then replace(name_raw, '&', ' and ')
            when name_raw like '%/%'
                then {{ throughline._replace_each("' ' || name_raw", [
                    (' G/', ' Gebre'), (' H/', ' Haile'), (' T/', ' Tekle'), (' W/', ' Wolde'),
                ]) }}
            when (name_raw like '%0%' or name_raw like '%1%')
                and {{ throughline._matches_pattern('name_raw', "[A-Za-z][01]+[A-Za-z']|^0'") }}
                then {{ throughline._replace_each('name_raw', [('0', 'o'), ('1', 'l')]) }}
            when name_raw like '%_?_%' and length(name_raw) > 4 then replace(name_raw, '?', '')
            else name_raw
        end as name_text
    from names

),

-- "Rivera, Ana" is "Ana Rivera", "Rivera, Jr." is not
in_order as (

    select
        name_raw,
        case
            when name_text like '%,%'
                and {{ throughline.name_words("split_part(name_text, ',', 2)") }}
                not in ('jr', 'junior', 'sr', 'senior', 'ii', 'iii', 'iv')
                then split_part(name_text, ',', 2) || ' ' || split_part(name_text, ',', 1)
            else name_text
        end as name_text
    from readable

),

worded as (

    -- Abd al-Rahman is Abdulrahman; a caller's note is no name
    select
        name_raw,
        {{ throughline._replace_pattern(
            throughline._replace_pattern(
                throughline.name_words('name_text'), '^abd (al|el|ul|ar|ur) ', 'abdul'
            ),
            '^(do not (call|contact|text|knock)|dnc) '
        ) }} as name_words
    from in_order

),

parted as (

    select
        worded.name_raw,
        {{ throughline.without_honours(throughline.without_suffix(
            throughline.without_titles('worded.name_words')
        )) }} as words,
        coalesce(
            {{ throughline.name_suffix('worded.name_words') }},
            case
                when worded.name_words in ('jr', 'sr', 'ii', 'iii', 'iv') then worded.name_words
                when worded.name_words = 'junior' then 'jr'
                when worded.name_words = 'senior' then 'sr'
            end
        ) as suffix,
        worded.name_words like 'mrs %' as is_wife
    from worded
    left join {{ ref('junk_value') }} as junk
        on
            junk.field = 'name'
            and {{ throughline.joined_words('worded.name_words') }} = junk.value
    where worded.name_words is not null and junk.value is null

)

-- "Mrs. Harold" is not Harold, but who she is has not been said
select
    parted.name_raw,
    case when husband.name is null then parted.words else 'mrs' || parted.words end as words,
    parted.suffix
from parted
left join {{ ref('masculine_name') }} as husband
    on parted.is_wife and {{ throughline.first_word('parted.words') }} = husband.name
