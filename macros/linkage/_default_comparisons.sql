{# What is compared, level by level: the first condition that holds decides.
   `rate` names the value whose own frequency replaces the average one at that
   level; `exact` levels take their frequency among random pairs from the counts.
   In a household, comparisons marked `individual` are as among strangers, but for
   the share of namesakes and twins in `household`. #}
{% macro _default_comparisons() -%}
    {{ return({
        'given_name': {
            'individual': true,
            'missing': 'given_l is null or given_r is null or is_lone_name or is_given_untold',
            'levels': {
                'swapped': {'level': 8, 'when': 'is_swapped', 'rates': ['given', 'family']},
                'other_second': {'level': 1, 'when': 'is_other_second_name'},
                'called_after': {'level': 1, 'when': 'is_called_after'},
                'equal': {
                    'level': 7, 'when': 'given_l = given_r and length(given_l) > 1',
                    'rates': ['given'], 'exact': true, 'household': 0.005,
                },
                'nickname': {'level': 6, 'when':
                    'is_nickname or given_joined_l = given_joined_r or is_given_joined'
                    ~ ' or given_middle_l = given_joined_r'
                    ~ ' or given_joined_l = given_middle_r or is_cut_short'},
                'initial': {'level': 4, 'when':
                    'length(given_l) = 1 and substring(given_r, 1, 1) = given_l'
                    ~ ' or length(given_r) = 1 and substring(given_l, 1, 1) = given_r'
                    ~ ' or is_initials'},
                'middle': {'level': 2, 'when': 'is_middle_name'},
                'other_initial': {
                    'level': 1, 'when': 'length(given_l) = 1 or length(given_r) = 1',
                },
                'cut': {'level': 5, 'household': 0.001, 'when': 'are_names_cut'},
                'scanned': {
                    'level': 5, 'household': 0.001,
                    'when': 'is_given_scanned and is_family_scanned',
                },
                'other_gender': {'level': 1, 'when': 'is_other_gender_form'},
                'two_names': {'level': 1, 'when': 'are_two_names'},
                'typing_error': {
                    'level': 5, 'household': 0.001, 'when':
                    '(given_similarity >= 0.92 or is_given_slip or is_given_scanned) and '
                    ~ throughline._rare('given_count'),
                },
                'similar': {'level': 3, 'when':
                    'given_similarity >= 0.84 or given_soundex_l = given_soundex_r'
                    ~ ' or is_family_spelling and given_sounds_l = given_sounds_r'},
            },
        },
        'family_name': {
            'missing': 'is_swapped or is_family_untold'
                ~ ' or (family_l is null or family_r is null) and not is_lone_name',
            'levels': {
                'lone': {'level': 4, 'when': 'is_lone_name'},
                'equal': {
                    'level': 6, 'when': 'family_l = family_r',
                    'rates': ['family'], 'exact': true,
                },
                'typing_error': {'level': 5, 'when':
                    '(family_similarity >= 0.93 or is_family_slip or is_family_scanned) and '
                    ~ throughline._rare('family_count')},
                'one_of_several': {'level': 4, 'when': 'shares_family_word or is_family_spelling'},
                'similar': {'level': 3, 'when':
                    'family_similarity >= 0.85 or family_soundex_l = family_soundex_r'
                    ~ ' or is_family_shortened'},
            },
        },
        'middle_name': {
            'individual': true,
            'missing': 'middle_l is null or middle_r is null or is_middle_family'
                ~ ' or is_given_joined',
            'levels': {
                'equal': {'level': 3, 'when': 'middle_l = middle_r', 'household': 0.05},
                'initial': {'level': 2, 'when':
                    'substring(middle_l, 1, 1) = substring(middle_r, 1, 1)'
                    ~ ' and (length(middle_l) = 1 or length(middle_r) = 1'
                    ~ ' or middle_similarity >= 0.85)'},
            },
        },
        'birth_date': {
            'individual': true,
            'missing': 'birth_l is null or birth_r is null',
            'levels': {
                'equal': {
                    'level': 6, 'when': 'birth_l = birth_r and length(birth_l) = 8',
                    'rates': ['birth'], 'exact': true, 'household': 0.01,
                },
                'same_year': {'level': 4, 'when':
                    'substring(birth_l, 1, 4) = substring(birth_r, 1, 4)'
                    ~ ' and (length(birth_l) = 4 or length(birth_r) = 4'
                    ~ " or birth_l like '%0101' or birth_r like '%0101')"},
                'next_year': {'level': 3, 'when':
                    '(length(birth_l) = 4 or length(birth_r) = 4) and birth_year_apart <= 1'},
                'near_year': {'level': 2, 'when':
                    '(length(birth_l) = 4 or length(birth_r) = 4) and birth_year_apart <= 3'},
                'other_year': {
                    'level': 1, 'when': 'length(birth_l) = 4 or length(birth_r) = 4',
                },
                'one_part_off': {'level': 5, 'when': 'birth_differs = 1 or is_birth_swapped'},
                'other_calendar': {'level': 5, 'when': 'is_other_calendar'},
                'year_or_day': {'level': 3, 'when':
                    'substring(birth_l, 1, 4) = substring(birth_r, 1, 4)'
                    ~ ' or substring(birth_l, 5, 4) = substring(birth_r, 5, 4)'
                    ~ " and birth_l not like '%0101'"},
                'two_digits_off': {'level': 2, 'when': 'birth_differs = 2'},
            },
        },
        'email': {
            'missing': 'email_l is null or email_r is null',
            'levels': {
                'equal': {
                    'level': 5, 'when': 'email_l = email_r', 'rates': ['email'], 'exact': true,
                },
                'other_domain': {'level': 4, 'when': 'email_local_l = email_local_r'},
                'similar': {'level': 3, 'when': 'is_similar_email'},
            },
        },
        'phone': {
            'missing': 'phone_l is null or phone_r is null',
            'levels': {
                'equal': {
                    'level': 4, 'when': 'phone_l = phone_r and length(phone_l) > 7',
                    'rates': ['phone'], 'exact': true,
                },
                'one_digit_off': {'level': 3, 'when': 'phone_differs = 1 and not is_next_number'},
                'last_seven': {'level': 2, 'when':
                    'right(phone_l, 7) = right(phone_r, 7)'
                    ~ ' and least(length(phone_l), length(phone_r)) = 7'},
            },
        },
        'address': {
            'missing': 'address_l is null or address_r is null',
            'levels': {
                'elsewhere': {'level': 1, 'when': 'address_l = address_r and is_elsewhere'},
                'equal': {
                    'level': 5, 'when': 'address_l = address_r',
                    'rates': ['building'], 'exact': true,
                },
                'building': {
                    'level': 4, 'rates': ['building'], 'when': 'building_l = building_r'
                    ~ ' and (building_l = address_l or building_r = address_r)',
                },
                'other_unit': {
                    'level': 2, 'when': 'are_neighbours', 'individual': true,
                },
                'similar': {'level': 3, 'when': 'is_street_shortened or '
                    ~ '(substring(address_l, 1, 4) = substring(address_r, 1, 4)'
                    ~ ' or right(address_l, 6) = right(address_r, 6))'
                    ~ ' and abs(length(address_l) - length(address_r)) <= 2'
                    ~ ' and address_distance <= 2 and address_similarity >= 0.9'
                    ~ ' and not is_other_direction'},
            },
        },
        'place': {
            'missing': '(postal_code_l is null or postal_code_r is null)'
                ~ ' and (city_l is null or city_r is null)'
                ~ ' and (region_l is null or region_r is null)'
                ~ ' or are_neighbours',
            'levels': {
                'postal_code': {
                    'level': 7, 'when': 'postal_code_l = postal_code_r',
                    'rates': ['postal_code'], 'exact': true,
                },
                'city': {'level': 6, 'when': 'city_l = city_r', 'rates': ['city']},
                'postal_typing_error': {'level': 5, 'when':
                    'is_postal_slip and not coalesce(city_similarity < 0.8, false)'},
                'similar_city': {'level': 4, 'when':
                    'substring(city_l, 1, 1) = substring(city_r, 1, 1)'
                    ~ ' and city_similarity >= 0.92'},
                'postal_area': {'level': 3, 'when': 'postal_area_l = postal_area_r'},
                'region': {'level': 2, 'when': 'region_l = region_r'},
            },
        },
        'birth_place': {
            'missing': 'birth_place_l is null or birth_place_r is null',
            'levels': {
                'equal': {
                    'level': 4, 'when': 'birth_place_l = birth_place_r',
                    'rates': ['birth_place'], 'exact': true,
                },
                'similar': {'level': 3, 'when':
                    'substring(birth_place_l, 1, 1) = substring(birth_place_r, 1, 1)'
                    ~ ' and birth_place_similarity >= 0.92 or is_birth_place_slip'},
                'beginning': {'level': 2, 'when':
                    'substring(birth_place_l, 1, 3) = substring(birth_place_r, 1, 3)'},
            },
        },
        'occupation': throughline._work_comparison('occupation'),
        'employer': throughline._work_comparison('employer'),
        'gender': {
            'individual': true,
            'missing': 'gender_l is null or gender_r is null',
            'levels': {
                'equal': {
                    'level': 2, 'when': 'gender_l = gender_r', 'rates': ['gender'], 'exact': true,
                },
            },
        },
        'identifier': {
            'missing': 'identifier_agreement is null',
            'levels': {
                'equal': {'level': 4, 'when': 'identifier_agreement = 4'},
                'typing_error': {'level': 3, 'when': 'identifier_agreement = 3'},
                'beginning': {'level': 2, 'when': 'identifier_agreement = 2'},
            },
        },
    }) }}
{%- endmacro %}

{# Where somebody works, or as what: it changes, and colleagues share it. #}
{% macro _work_comparison(column) -%}
    {{ return({
        'individual': true,
        'missing': column ~ '_l is null or ' ~ column ~ '_r is null',
        'levels': {
            'equal': {
                'level': 4, 'when': column ~ '_l = ' ~ column ~ '_r',
                'rates': [column], 'exact': true,
            },
            'similar': {'level': 3, 'when':
                'substring(' ~ column ~ '_l, 1, 1) = substring(' ~ column ~ '_r, 1, 1)'
                ~ ' and ' ~ column ~ '_similarity >= 0.92'},
        },
    }) }}
{%- endmacro %}

{# An error makes a rare value out of a frequent one; two frequent values that look
   alike are two names. #}
{% macro _rare(count) -%}
    {{ return(
        '(least(' ~ count ~ '_l, ' ~ count ~ '_r) <= 3 or least(' ~ count ~ '_l, ' ~ count
        ~ '_r) * 10 <= greatest(' ~ count ~ '_l, ' ~ count ~ '_r))'
    ) }}
{%- endmacro %}
