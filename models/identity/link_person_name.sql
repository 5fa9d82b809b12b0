{{ config(materialized='kept', touched_by={'link_change': ['record_no']}) }}

-- link_name has the names of the last build's changes only
{% if execute and flags.FULL_REFRESH
    and 'model.throughline.link_name' not in selected_resources -%}
    {{ exceptions.raise_compiler_error(
        'link_person_name: a full refresh of it needs link_name made anew too; select'
        ~ ' link_name+, or refresh all of path:models/identity'
    ) }}
{%- endif %}

{% set is_family_first %}
family is not null and middle in ('thi', 'van') and given in (
    'nguyen', 'tran', 'le', 'pham', 'huynh', 'hoang', 'phan', 'vu', 'vo', 'dang', 'bui', 'do',
    'ho', 'ngo', 'duong', 'ly', 'dinh', 'mai', 'truong', 'trinh'
)
{% endset %}

with records as (

    select
        number.record_no,
        record.given_name,
        record.middle_name,
        record.family_name,
        record.name_suffix,
        record.full_name_raw
    from {{ ref('mds_person_record') }} as record
    inner join {{ ref('link_record_number') }} as number on record.record_uid = number.record_uid
    where {{ throughline.touched(['number.record_no'], ref('link_change')) }}

),

worded as (

    select
        records.record_no,
        case
            when given.words is not null
                then {{ throughline.without_offices('given.words') }}
            when family.words is null then whole.words
            when whole.words like '% ' || family.words
                then {{ throughline.words_before_last('whole.words') }}
        end as given,
        case
            when middle.words in ('mc', 'mac', 'st') then middle.words || ' ' || family.words
            when family.words is not null then family.words
            when whole.words like given.words || ' %'
                then {{ throughline.last_word('whole.words') }}
        end as family,
        case
            when middle.words not in ('mc', 'mac', 'st') or family.words is null
                then middle.words
        end as middle,
        whole.words as whole,
        coalesce(suffix.suffix, family.suffix, given.suffix, whole.suffix) as suffix
    from records
    -- any name may be absent or junk
    left join {{ ref('link_name') }} as given on records.given_name = given.name_raw
    left join {{ ref('link_name') }} as middle on records.middle_name = middle.name_raw
    left join {{ ref('link_name') }} as family on records.family_name = family.name_raw
    left join {{ ref('link_name') }} as suffix on records.name_suffix = suffix.name_raw
    left join {{ ref('link_name') }} as whole on records.full_name_raw = whole.name_raw

),

-- a whole name in one field: its last word is the family name; Tran Thi Lan is Lan Tran
parted as (

    select
        record_no,
        case
            when {{ is_family_first }} then family
            when family is null and length({{ throughline.last_word('given') }}) > 1
                then coalesce({{ throughline.words_before_last('given') }}, given)
            else given
        end as given,
        case
            when {{ is_family_first }} then given
            when
                family is null
                and given like '% %'
                and length({{ throughline.last_word('given') }}) > 1
                then {{ throughline.last_word('given') }}
            else family
        end as family,
        middle,
        whole,
        suffix
    from worded

),

-- hardly anybody signs with what is no name, or as a figure of fiction
meant as (

    select
        parted.record_no,
        -- a couple: which of the two has not been said
        case
            when junk.value is null and ' ' || parted.given not like '% and %' then parted.given
        end as given,
        {%- for part in ['family', 'middle', 'whole'] %}
        case when junk.value is null then parted.{{ part }} end as {{ part }},
        {%- endfor %}
        parted.suffix,
        coalesce(junk.field = 'nobody', false)
        -- nor whoever is told by another; an organization is no person
        or coalesce(parted.given is null and parted.family like 'of %', false)
        or {{ throughline._matches_pattern(
            "coalesce(parted.given || ' ', '') || coalesce(parted.family, '')",
            '^(guest|friend|son|daughter|wife|husband|mother|father|brother|sister|neighbor'
            ~ '|(in )?(loving )?memory|in honor|estate|family) of '
            ~ '|(^| )(llc|inc|ltd|corp|ministries|foundation|association|coalition|committee'
            ~ '|iglesia|parroquia)( |$)'
        ) }}
            as is_nobody
    from parted
    left join {{ ref('junk_value') }} as junk
        on
            junk.field in ('whole_name', 'nobody')
            and {{ throughline.joined_words(
                "coalesce(parted.given, '') || coalesce(parted.family, '')"
            ) }} = junk.value

),

formed {{ throughline.as_materialized() }} (

    select
        record_no,
        {{ throughline.first_word('given') }} as given,
        {{ throughline.joined_words('given') }} as given_joined,
        {{ throughline.without_particles(
            "coalesce(nullif(middle, 'thi'), " ~ throughline.words_after_first('given') ~ ', '
            ~ throughline.words_between('whole', 'given', 'family') ~ ')'
        ) }} as middle,
        {{ throughline.joined_words('family') }} as family,
        case
            when length({{ throughline.first_word('family') }}) >= 3
                then {{ throughline.first_word('family') }}
        end as family_first,
        case
            when length({{ throughline.last_word('family') }}) >= 3
                then {{ throughline.last_word('family') }}
        end as family_last,
        ' ' || coalesce(family || ' ', '') || coalesce(middle || ' ', '')
        || coalesce(whole || ' ', '') as name_words,
        suffix,
        is_nobody
    from meant

),

-- many people bear one name
sounds as (

    select
        name,
        {{ throughline.soundex('name') }} as soundex
    from (
        select given as name from formed
        union
        select family as name from formed
        union
        select 'a' || given_joined as name from formed
    ) as names
    where name is not null

),

listed_names as (

    select formal_name as name from {{ ref('nickname') }}
    union
    select nickname as name from {{ ref('nickname') }}
    union
    select name from {{ ref('name_spelling') }}
    where field = 'given'
    union
    select spelling as name from {{ ref('name_spelling') }}
    where field = 'given'

),

-- one formal name stands for all that list a nickname: the one known in most forms, as
-- the commonest is, so that Bob is Robert before he is Bhavesh
ranked_formal_names as (

    select
        nickname.nickname,
        nickname.formal_name,
        row_number() over (
            partition by nickname.nickname
            order by forms.form_count desc, nickname.formal_name asc
        ) as preference
    from {{ ref('nickname') }} as nickname
    inner join (
        select
            formal_name,
            count(*) as form_count
        from {{ ref('nickname') }}
        group by formal_name
    ) as forms on nickname.formal_name = forms.formal_name
    left join {{ ref('nickname') }} as formal on nickname.nickname = formal.formal_name
    where formal.formal_name is null

),

formal_names as (

    select
        nickname,
        formal_name as formal_given
    from ranked_formal_names
    where preference = 1

)

select
    formed.record_no,
    formed.given,
    coalesce(formal_names.formal_given, formed.given) as formal_given,
    formed.given_joined,
    {{ throughline.first_word('formed.middle') }} as middle,
    formed.given || {{ throughline.first_word('formed.middle') }} as given_middle,
    formed.family,
    formed.family_first,
    formed.family_last,
    formed.name_words,
    formed.suffix,
    given_sound.soundex as given_soundex,
    family_sound.soundex as family_soundex,
    listed_names.name is not null as is_listed_given,
    call_name.kind as call_name,
    joined_sound.soundex as given_sounds,
    formed.is_nobody
from formed
-- either name may be absent
left join sounds as given_sound on formed.given = given_sound.name
left join sounds as family_sound on formed.family = family_sound.name
left join sounds as joined_sound on 'a' || formed.given_joined = joined_sound.name
-- most names are no nickname
left join formal_names on formed.given = formal_names.nickname
left join listed_names on formed.given = listed_names.name
left join {{ ref('call_name') }} as call_name on formed.given = call_name.name
