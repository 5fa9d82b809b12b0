{# Numbers and signals about two records that conditions name: a similarity `by` a
   function `of` a column, or SQL over the columns and over measures named before.
   Those `kept` are computed once per pair, others where a condition needs them. #}
{% macro _default_measures() -%}
    {{ return({
        'given_similarity': {'by': 'jaro_winkler', 'of': 'given', 'kept': true},
        'is_given_slip': {'by': 'within_one_edit', 'of': 'given'},
        'family_similarity': {'by': 'jaro_winkler', 'of': 'family', 'kept': true},
        'is_family_slip': {'by': 'within_one_edit', 'of': 'family'},
        'is_given_scanned': {'sql': throughline._scanned_alike('given')},
        'is_family_scanned': {'sql': throughline._scanned_alike('family')},
        'is_family_shortened': {'sql':
            '(family_similarity >= 0.7 and substring(family_l, 1, 3) = substring(family_r, 1, 3)'
            ~ ' and abs(length(family_l) - length(family_r)) >= 4)'},
        'middle_similarity': {'by': 'jaro_winkler', 'of': 'middle'},
        'email_similarity': {'by': 'jaro_winkler', 'of': 'email'},
        'email_distance': {'by': 'levenshtein', 'of': 'email'},
        'birth_differs': {
            'by': 'differing_characters', 'of': 'birth', 'characters': 8, 'kept': true,
        },
        'phone_differs': {'by': 'differing_characters', 'of': 'phone', 'characters': 10},
        'is_next_number': {'sql':
            '(substring(phone_l, 1, length(phone_l) - 1) = substring(phone_r, 1, length(phone_r) - 1)'
            ~ ' and abs(cast(right(phone_l, 1) as ' ~ dbt.type_int()
            ~ ') - cast(right(phone_r, 1) as ' ~ dbt.type_int() ~ ')) between 1 and 2)'},
        'address_similarity': {'by': 'jaro_winkler', 'of': 'address'},
        'address_distance': {'by': 'levenshtein', 'of': 'address'},
        'are_neighbours': {'sql':
            '(building_l = building_r and building_l <> address_l and building_r <> address_r'
            ~ ' and address_l <> address_r)'},
        'is_street_shortened': {'sql':
            "(substring(building_l, 1, length(building_r) + 1) = building_r || ' '"
            ~ " or substring(building_r, 1, length(building_l) + 1) = building_l || ' ')"},
        'is_other_direction': {'sql':
            '(length(address_l) = length(address_r) and ' ~ throughline._without_direction('address_l')
            ~ ' = ' ~ throughline._without_direction('address_r') ~ ')'},
        'is_elsewhere': {'sql':
            '(region_l <> region_r and postal_code_l <> postal_code_r'
            ~ ' or city_l <> city_r and postal_area_l <> postal_area_r)'},
        'is_postal_slip': {'by': 'within_one_edit', 'of': 'postal_code'},
        'city_similarity': {'by': 'jaro_winkler', 'of': 'city'},
        'birth_place_similarity': {'by': 'jaro_winkler', 'of': 'birth_place'},
        'is_birth_place_slip': {'by': 'within_one_edit', 'of': 'birth_place'},
        'occupation_similarity': {'by': 'jaro_winkler', 'of': 'occupation'},
        'employer_similarity': {'by': 'jaro_winkler', 'of': 'employer'},
        'birth_year_apart': {'sql':
            'abs(cast(substring(birth_l, 1, 4) as ' ~ dbt.type_int()
            ~ ') - cast(substring(birth_r, 1, 4) as ' ~ dbt.type_int() ~ '))'},
        'is_birth_swapped': {'sql':
            '(birth_differs <= 4 and substring(birth_l, 1, 4) = substring(birth_r, 1, 4)'
            ~ ' and substring(birth_l, 5, 2) = substring(birth_r, 7, 2)'
            ~ ' and substring(birth_l, 7, 2) = substring(birth_r, 5, 2)'
            ~ ' or birth_differs = 2 and '
            ~ throughline._neighbours_swapped('birth_l', 'birth_r', 8) ~ ')'},
        'is_other_calendar': {'sql': '(given_l = given_r and birth_year_apart between 7 and 8 and '
            ~ throughline.is_other_calendar('birth_l', 'birth_r') ~ ')'},
        'shares_contact': {'sql':
            '(email_l = email_r or phone_l = phone_r or address_l = address_r)'},
        'is_swapped': {'kept': true, 'sql':
            'case when substring(given_l, 1, 1) = substring(family_r, 1, 1)'
            ~ ' and substring(family_l, 1, 1) = substring(given_r, 1, 1) then'
            ~ ' coalesce(given_joined_l = family_r and family_l = given_joined_r'
            ~ ' and given_joined_l <> given_joined_r, false)'
            ~ ' or coalesce(given_middle_l = family_r and family_l = given_joined_r'
            ~ ' or given_middle_r = family_l and family_r = given_joined_l, false)'
            ~ ' or coalesce(family_l = given_r and given_l = substring(family_r, 1, 1)'
            ~ ' or family_r = given_l and given_r = substring(family_l, 1, 1), false)'
            ~ ' or coalesce(given_similarity < 0.8 and family_similarity < 0.8'
            ~ ' and ' ~ throughline.jaro_winkler('given_l', 'family_r') ~ ' >= 0.9'
            ~ ' and ' ~ throughline.jaro_winkler('family_l', 'given_r') ~ ' >= 0.9, false)'
            ~ ' else false end'
            ~ ' or ' ~ throughline._family_first('l', 'r')
            ~ ' or ' ~ throughline._family_first('r', 'l')
            ~ ' or ' ~ throughline._half_swapped('l', 'r')
            ~ ' or ' ~ throughline._half_swapped('r', 'l')
            ~ ' or case when substring(given_l, 1, 1) = substring(given_r, 1, 1)'
            ~ ' and given_joined_l <> given_joined_r and family_l <> family_r then'
            ~ ' given_joined_l || family_l = given_joined_r || family_r else false end'},
        'lone_name': {'kept': true, 'sql':
            'case when family_l is null then given_l when family_r is null then given_r'
            ~ ' when given_l is null then family_l when given_r is null then family_r end'},
        'lone_partner': {'kept': true, 'sql':
            'case when family_l is null then family_r when family_r is null then family_l'
            ~ ' when given_l is null then given_r when given_r is null then given_l end'},
        'is_lone_name': {'kept': true, 'sql':
            'case when substring(lone_name, 1, 1) = substring(lone_partner, 1, 1) then '
            ~ throughline.jaro_winkler('lone_name', 'lone_partner') ~ ' >= 0.93 else false end'},
        'is_called_after': {'sql':
            '(' ~ throughline._called_after('l', 'r') ~ ' or '
            ~ throughline._called_after('r', 'l') ~ ')'},
        'are_names_cut': {'sql':
            '(' ~ throughline._names_cut('l', 'r') ~ ' or ' ~ throughline._names_cut('r', 'l') ~ ')'},
        'is_given_untold': {'sql':
            "(substring(given_l, 1, 3) = 'mrs' and length(given_l) > 4 and given_l <> given_r"
            ~ ' and substring(given_l, 4) <> given_r'
            ~ " or substring(given_r, 1, 3) = 'mrs' and length(given_r) > 4 and given_l <> given_r"
            ~ ' and substring(given_r, 4) <> given_l'
            ~ ' or ' ~ throughline._in_another_script('given') ~ ')'},
        'is_given_joined': {'sql':
            '(given_l <> given_r and (given_l = given_joined_r or given_joined_l = given_r))'},
        'is_middle_family': {'sql':
            "(middle_l <> middle_r and (position(' ' || middle_l || ' ' in name_words_r) > 0"
            ~ " or position(' ' || middle_r || ' ' in name_words_l) > 0))"},
        'is_family_untold': {'sql':
            '(family_l <> family_r and (given_joined_l || family_l = given_joined_r'
            ~ ' or given_joined_r || family_r = given_joined_l'
            ~ ' or ' ~ throughline._in_another_script('family')
            ~ ' or (length(family_l) = 1 or length(family_r) = 1)'
            ~ ' and substring(family_l, 1, 1) = substring(family_r, 1, 1)))'},
        'is_other_second_name': {'sql':
            '(given_l = given_r and given_joined_l <> given_joined_r and given_joined_l <> given_l'
            ~ ' and given_joined_r <> given_r and length(middle_l) > 1 and length(middle_r) > 1'
            ~ ' and middle_similarity < 0.8'
            ~ ' or ' ~ throughline._other_second_word('l', 'r')
            ~ ' or ' ~ throughline._other_second_word('r', 'l') ~ ')'},
        'is_middle_name': {'sql':
            '(' ~ throughline._goes_by_middle('l', 'r') ~ ' or '
            ~ throughline._goes_by_middle('r', 'l') ~ ' or '
            ~ throughline._goes_by_last('l', 'r') ~ ' or '
            ~ throughline._goes_by_last('r', 'l') ~ ' or '
            ~ throughline._goes_by_suffix('l', 'r') ~ ' or '
            ~ throughline._goes_by_suffix('r', 'l') ~ ')'},
        'is_initials': {'sql':
            '(' ~ throughline._initials('l', 'r') ~ ' or ' ~ throughline._initials('r', 'l') ~ ')'},
        'is_call_name': {'sql': throughline.is_call_name()},
        'is_called_freely': {'sql': "('free' in (call_name_l, call_name_r))"},
        'is_beside_unlisted_name': {'sql':
            "(call_name_l = 'western' and (not is_listed_given_r or given_joined_r <> given_r)"
            ~ " or call_name_r = 'western' and (not is_listed_given_l or given_joined_l <> given_l))"},
        'is_other_gender_form': {'sql':
            "((right(given_l, 1) = 'a') <> (right(given_r, 1) = 'a')"
            ~ " and trim(trailing 'aeious' from given_l) = trim(trailing 'aeious' from given_r)"
            ~ ' and (is_listed_given_l and is_listed_given_r or length(given_l) <> length(given_r)'
            ~ " or 'e' not in (right(given_l, 1), right(given_r, 1))))"},
        'is_beginning': {'sql':
            '(substring(given_l, 1, length(given_r)) = given_r'
            ~ ' or substring(given_r, 1, length(given_l)) = given_l)'},
        'is_longer_form': {'sql': throughline._longer_form('given_l', 'given_r')},
        'is_cut_short': {'sql':
            '(email_l = email_r and is_beginning and length(given_l) > 2 and length(given_r) > 2'
            ~ ' and not is_longer_form)'},
        'are_two_names': {'sql':
            'case when is_listed_given_l and is_listed_given_r and is_longer_form then true'
            ~ ' when shares_contact then is_longer_form'
            ~ ' or is_listed_given_l and is_listed_given_r and not is_beginning'
            ~ ' and not (given_similarity >= 0.95 and length(given_l) <> length(given_r)'
            ~ ' and is_given_slip and ' ~ throughline._rare('given_count') ~ ')'
            ~ ' else false end'},
        'shares_family_word': {'sql':
            "(position(' ' || family_first_l || ' ' in name_words_r) > 0"
            ~ " or position(' ' || family_last_l || ' ' in name_words_r) > 0"
            ~ " or position(' ' || family_first_r || ' ' in name_words_l) > 0"
            ~ " or position(' ' || family_last_r || ' ' in name_words_l) > 0)"},
        'is_similar_email': {'sql':
            '((substring(email_l, 1, 3) = substring(email_r, 1, 3)'
            ~ ' or email_domain_l = email_domain_r)'
            ~ ' and abs(length(email_l) - length(email_r)) <= greatest(2, least(length(email_l), length(email_r)) / 8)'
            ~ ' and email_distance <= greatest(2, least(length(email_l), length(email_r)) / 8) and email_similarity >= 0.92'
            ~ ' and not (email_is_from_name_l and email_is_from_name_r'
            ~ " and coalesce(email_digits_l, '') <> coalesce(email_digits_r, ''))"
            ~ " and not ((length(email_digits_l) > 0) <> (length(email_digits_r) > 0)"
            ~ " and email_local_l || coalesce(email_digits_r, '')"
            ~ " = email_local_r || coalesce(email_digits_l, ''))"
            ~ ' and not (given_l <> given_r and length(given_l) > 1 and length(given_r) > 1'
            ~ ' and position(given_l in email_local_l) > 0 and position(given_r in email_local_r) > 0))'},
        'have_own_mailboxes': {'sql':
            '(length(given_l) > 1 and length(given_r) > 1'
            ~ ' and substring(email_local_l, 1, length(given_l)) = given_l'
            ~ ' and substring(email_local_r, 1, length(given_r)) = given_r'
            ~ ' and not is_beginning)'},
        'is_generation_apart': {'sql': '(birth_year_apart >= 15)'},
    }) }}
{%- endmacro %}

{# One name stands crosswise and the other is written another way, where a birth date and
   a contact are the same; or one side's whole name is the other's family name, or the
   same words with the family name first. #}
{% macro _half_swapped(l, r) -%}
    {{ return(
        'case when substring(given_' ~ l ~ ', 1, 2) = substring(family_' ~ r ~ ', 1, 2) then coalesce('
        ~ 'given_joined_' ~ l ~ ' = family_' ~ r ~ ' and length(family_' ~ r ~ ') > 3'
        ~ ' and given_joined_' ~ r ~ ' <> family_' ~ r ~ ' and family_l <> family_r'
        ~ ' and birth_l = birth_r and length(birth_l) = 8 and shares_contact'
        ~ ' or given_joined_' ~ l ~ ' || family_' ~ l ~ ' in (family_' ~ r
        ~ ', family_' ~ r ~ ' || given_joined_' ~ r ~ '), false) else false end'
    ) }}
{%- endmacro %}

{# The two differ in letters that look like two others on paper, and so in length. #}
{% macro _scanned_alike(column) -%}
    {%- set folded = [] -%}
    {%- for side in ['_l', '_r'] -%}
        {%- do folded.append(
            'replace(replace(replace(replace(' ~ column ~ side
            ~ ", 'rn', 'm'), 'cl', 'd'), 'vv', 'w'), 'ri', 'n')"
        ) -%}
    {%- endfor -%}
    {{ return(
        'case when length(' ~ column ~ '_l) <> length(' ~ column ~ '_r) and ' ~ column
        ~ '_similarity >= 0.7 then ' ~ folded | join(' = ') ~ ' else false end'
    ) }}
{%- endmacro %}

{# One side has the family name first, and the given name last of several: Nguyen Van
   Minh and Minh Nguyen. #}
{% macro _family_first(l, r) -%}
    {{ return(
        'case when given_' ~ l ~ ' = family_' ~ r ~ ' then coalesce(given_' ~ r ~ ' <> family_' ~ r
        ~ ' and position(' ~ "' ' || given_" ~ r ~ " || ' ' in name_words_" ~ l ~ ') > 0'
        ~ ' and given_' ~ r ~ ' <> coalesce(middle_' ~ l ~ ", ''), false) else false end"
    ) }}
{%- endmacro %}

{# One side has two given names, and the other one that goes on from the first of them
   another way: Young Hee and Youngho. #}
{% macro _other_second_word(l, r) -%}
    {{ return(
        'case when given_joined_' ~ l ~ ' <> given_' ~ l ~ ' and shares_contact and not is_nickname'
        ~ ' and length(given_' ~ l ~ ') > 2 and length(given_' ~ r ~ ') > length(given_' ~ l ~ ') and substring(given_' ~ r
        ~ ', 1, length(given_' ~ l ~ ')) = given_' ~ l ~ ' then coalesce('
        ~ throughline.jaro_winkler(
            'given_' ~ r, 'given_joined_' ~ l
        ) ~ ' < 0.97 and substring(given_' ~ r ~ ', length(given_' ~ l ~ ') + 1) <> middle_' ~ l
        ~ ', false) else false end'
    ) }}
{%- endmacro %}

{# One side has the other's middle name, in one word or two, or a short form of it, for a
   given name, and no other middle name. #}
{% macro _goes_by_middle(l, r) -%}
    {{ return(
        'length(middle_' ~ r ~ ') > 1 and (middle_' ~ r ~ ' = given_joined_' ~ l
        ~ ' or (middle_' ~ r ~ ' = given_' ~ l ~ ' or is_middle_nickname_' ~ r ~ ') and (middle_' ~ l
        ~ ' is null or substring(middle_' ~ l ~ ', 1, 1) = substring(given_' ~ r ~ ', 1, 1)'
        ~ " or position(' ' || given_" ~ l ~ " || ' ' || middle_" ~ l ~ " || ' ' in name_words_" ~ r
        ~ ') > 0)'
        ~ ' or substring(given_' ~ l ~ ', 1, length(middle_' ~ r ~ ')) = middle_' ~ r
        ~ " and position(' ' || middle_" ~ r ~ " || ' ' || substring(given_" ~ l ~ ', length(middle_' ~ r
        ~ ") + 1) || ' ' in name_words_" ~ r ~ ') > 0)'
    ) }}
{%- endmacro %}

{# One side has the last of the other's given names: Vivian and Wing Yan Vivian, Hui Min and
   Grace Hui Min; or a name whose initial stands after another one, where much else is the
   same: Lihua and Grace L. #}
{% macro _goes_by_last(l, r) -%}
    {{ return(
        'given_joined_' ~ r ~ ' <> given_' ~ r ~ ' and length(given_joined_' ~ l ~ ') > 3'
        ~ ' and right(given_joined_' ~ r ~ ', length(given_joined_' ~ l ~ ')) = given_joined_' ~ l
        ~ ' or middle_' ~ r ~ ' = substring(given_' ~ l ~ ', 1, 1) and length(given_' ~ l
        ~ ') > 1 and substring(given_l, 1, 1) <> substring(given_r, 1, 1)'
        ~ ' and (birth_l = birth_r and length(birth_l) = 8 and shares_contact'
        ~ ' or email_l = email_r and phone_l = phone_r)'
    ) }}
{%- endmacro %}

{# One side is called after the other, as a wife or a parent: Mrs. Harold, Abu Khalid; or
   both after the same child. #}
{% macro _called_after(l, r) -%}
    {{ return(
        'substring(given_' ~ l ~ ", 1, 3) in ('mrs', 'abu', 'umm') and given_l <> given_r"
        ~ ' and substring(given_' ~ l ~ ', 4) in (given_' ~ r ~ ', substring(given_' ~ r ~ ', 4))'
    ) }}
{%- endmacro %}

{# One side of two at one mailbox is written in other letters than Latin ones. #}
{% macro _in_another_script(column) -%}
    {%- set letters = [] -%}
    {%- for side in ['_l', '_r'] -%}
        {%- do letters.append('(substring(' ~ column ~ side ~ ", 1, 1) > 'z')") -%}
    {%- endfor -%}
    {{ return('case when email_l = email_r then ' ~ letters | join(' <> ') ~ ' else false end') }}
{%- endmacro %}

{# A column of one side was too narrow for both names. #}
{% macro _names_cut(l, r) -%}
    {%- set cut = [] -%}
    {%- for name, least in [('given_', 5), ('family_', 8)] -%}
        {%- do cut.append(
            'length(' ~ name ~ r ~ ') >= ' ~ least ~ ' and length(' ~ name ~ l ~ ') > length('
            ~ name ~ r ~ ') and substring(' ~ name ~ l ~ ', 1, length(' ~ name ~ r ~ ')) = '
            ~ name ~ r
        ) -%}
    {%- endfor -%}
    {{ return(cut | join(' and ')) }}
{%- endmacro %}

{# JT for James Thaddeus. #}
{% macro _initials(l, r) -%}
    {{ return(
        'length(given_' ~ l ~ ') = 2 and length(given_' ~ r ~ ') > 2 and given_' ~ l
        ~ ' = substring(given_' ~ r ~ ', 1, 1) || substring(middle_' ~ r ~ ', 1, 1)'
    ) }}
{%- endmacro %}

{# Sons of their father's name are called by it: Jun and Junior, Trey and Trip. #}
{% macro _goes_by_suffix(l, r) -%}
    {{ return(
        '(suffix_' ~ r ~ " = 'jr' and given_" ~ l ~ " in ('jun', 'junior', 'jr', 'sonny', 'chip')"
        ~ ' or suffix_' ~ r ~ " = 'iii' and given_" ~ l ~ " in ('trey', 'trae', 'trip', 'tripp'))"
    ) }}
{%- endmacro %}

{# One name is the other's form for a woman: Daniel and Danielle, Paul and Paulina. #}
{% macro _longer_form(l, r) -%}
    {%- set endings = [
        'a', 'la', 'le', 'na', 'ne', 'ia', 'ina', 'ine', 'lla', 'lle', 'nne', 'ella', 'elle',
        'etta', 'ette',
    ] -%}
    {{ return(
        '(is_beginning and substring(greatest(' ~ l ~ ', ' ~ r ~ '), length(least(' ~ l ~ ', ' ~ r
        ~ ')) + 1) in (' ~ throughline.quoted_list(endings) ~ '))'
    ) }}
{%- endmacro %}

{# East 9th and West 9th are two streets. #}
{% macro _without_direction(address) -%}
    {%- set directions = [] -%}
    {%- for direction in ['n', 'e', 's', 'w', 'ne', 'nw', 'se', 'sw'] -%}
        {%- do directions.append((' ' ~ direction ~ ' ', ' ')) -%}
    {%- endfor -%}
    {{ return(throughline._replace_each(address, directions)) }}
{%- endmacro %}

{# Two digits side by side exchanged, at any place. #}
{% macro _neighbours_swapped(l, r, characters) -%}
    {%- set places = [] -%}
    {%- for place in range(1, characters) -%}
        {%- do places.append(
            'substring(' ~ l ~ ', ' ~ place ~ ', 1) = substring(' ~ r ~ ', ' ~ (place + 1)
            ~ ', 1) and substring(' ~ l ~ ', ' ~ (place + 1) ~ ', 1) = substring(' ~ r ~ ', '
            ~ place ~ ', 1) and substring(' ~ l ~ ', ' ~ place ~ ', 1) <> substring(' ~ r ~ ', '
            ~ place ~ ', 1)'
        ) -%}
    {%- endfor -%}
    {{ return('(' ~ places | join(' or ') ~ ')') }}
{%- endmacro %}
