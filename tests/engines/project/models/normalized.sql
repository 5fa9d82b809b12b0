{{ config(materialized='view') }}

{%- set once_is_enough = {
    'birth_date_digits': birth_date_digits,
    'clean_name': clean_name,
    'email_name_part': email_name_part,
    'fold': fold,
    'gender_letter': gender_letter,
    'joined_words': joined_words,
    'match_email': match_email,
    'match_phone': match_phone,
    'name_words': name_words,
    'normalize_address': normalize_address,
    'normalize_email': normalize_email,
    'normalize_phone': normalize_phone,
    'normalize_postal_code': normalize_postal_code,
    'normalize_region': normalize_region,
    'trailing_digits': trailing_digits,
    'without_suffix': without_suffix,
} %}

with once as (

    select
        place,
        value,
        {%- for name, macro in once_is_enough.items() %}
        {{ macro('value') }} as {{ name }}{{ ',' if not loop.last }}
        {%- endfor %}
    from cases.raw_value

)

select
    place,
    {%- for name, macro in once_is_enough.items() %}
    {{ name }},
    {{ macro(name) }} as {{ name }}_twice,
    {%- endfor %}
    {{ address_building('normalize_address') }} as address_building,
    {{ email_domain('value') }} as email_domain,
    {{ email_local_part('value') }} as email_local_part,
    {{ first_word('name_words') }} as first_word,
    {{ last_word('name_words') }} as last_word,
    {{ name_suffix('name_words') }} as name_suffix,
    {{ normalize_address('value', 'value') }} as normalize_two_lines,
    {{ trimmed_address(house_number('value') ~ ' || ' ~ address_words(
        'substring(value, length(' ~ house_number('value') ~ ') + 1)'
    )) }} as normalize_house_and_street,
    {{ normalize_phone('value', "'GB'") }} as normalize_british_phone,
    {{ padded_words('name_words') }} as padded_words,
    cast({{ parse_birth_date('value') }} as {{ dbt.type_string() }}) as parse_birth_date,
    {{ postal_area('normalize_postal_code') }} as postal_area,
    {{ without_titles('name_words') }} as without_titles,
    {{ word_count('name_words') }} as word_count,
    {{ words_after_first('name_words') }} as words_after_first,
    {{ words_before_last('name_words') }} as words_before_last
from once
