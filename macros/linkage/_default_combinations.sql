{# Levels that say more, or less, together than each by itself: bits added to a pair's
   weight where the condition holds. Conditions are SQL over the levels
   (<comparison>_level), the columns and the measures. #}
{% macro _default_combinations() -%}
    {{ return({
        'junior': {
            'bits': -5,
            'when': 'birth_date_level = 1 and (address_level >= 2 or phone_level = 4 or place_level = 7)'
                ~ ' and (email_level <= 3 or is_generation_apart)'
                ~ ' and identifier_level <= 1',
        },
        'no_name': {
            'bits': -8,
            'when': 'given_name_level = 0 and family_name_level = 0 and address_level >= 2'
                ~ ' and birth_date_level <= 4 and email_level <= 1 and phone_level <= 1'
                ~ ' and identifier_level <= 1',
        },
        'only_a_birth_date': {
            'bits': -4,
            'when': 'family_name_level = 1 and birth_date_level = 6 and place_level <= 3'
                ~ ' and email_level <= 1 and phone_level <= 1 and address_level <= 1'
                ~ ' and email_level + phone_level + address_level > 0'
                ~ ' and birth_place_level <= 1 and identifier_level <= 1',
        },
        'another_year': {
            'bits': -6,
            'when': "birth_date_level in (2, 5) and birth_l like '%0101' and birth_r like '%0101'"
                ~ ' and birth_year_apart > 1 and (address_level >= 4 or phone_level = 4)'
                ~ ' and email_level <= 1 and identifier_level <= 1',
        },
        'siblings': {
            'bits': -4,
            'when': 'birth_date_level = 1 and given_name_level in (2, 3, 4, 5, 6)'
                ~ ' and (address_level >= 4 or phone_level = 4 or email_level = 5 or is_next_number)'
                ~ ' and identifier_level <= 1',
        },
        'another_family': {
            'bits': -5,
            'when': 'family_name_level = 1 and given_name_level in (2, 3, 4, 5, 6)'
                ~ ' and phone_level = 4 and birth_date_level <= 4 and email_level <= 1'
                ~ ' and identifier_level <= 1',
        },
        'another_given_name': {
            'bits': -1,
            'when': 'given_name_level = 1 and length(given_l) > 1 and length(given_r) > 1'
                ~ ' and birth_date_level <= 4 and identifier_level <= 1',
        },
        'renamed': {
            'bits': -8,
            'when': 'family_name_level = 1 and given_name_level = 7 and birth_date_level <= 4'
                ~ ' and address_level <= 1 and identifier_level <= 1'
                ~ ' and (phone_level = 4 and email_level <= 1'
                ~ ' or email_level = 5 and (phone_level = 1 or address_level = 1 and phone_level = 0))',
        },
        'another_middle_name': {
            'bits': -8,
            'when': 'given_name_level = 7 and middle_name_level = 1'
                ~ ' and length(middle_l) > 2 and length(middle_r) > 2'
                ~ ' and birth_date_level <= 4 and identifier_level <= 1'
                ~ ' and (email_level = 5 or phone_level = 4 or address_level >= 4)',
        },
        'another_family_and_birth': {
            'bits': -5,
            'when': 'birth_date_level = 1 and family_name_level between 1 and 5'
                ~ ' and given_name_level > 1 and (email_level = 5 or phone_level = 4)'
                ~ ' and birth_year_apart > 1 and length(birth_l) = 8 and length(birth_r) = 8'
                ~ ' and identifier_level <= 1',
        },
        'only_a_family_name': {
            'bits': -8,
            'when': 'given_name_level = 0 and family_name_level = 1 and birth_date_level <= 2'
                ~ ' and (email_level = 5 or phone_level = 4 or address_level >= 4)'
                ~ ' and birth_place_level <= 1 and identifier_level <= 1',
        },
        'only_a_year': {
            'bits': -13,
            'when': 'given_name_level = 7 and family_name_level = 6 and birth_date_level = 4'
                ~ ' and least(family_count_l, given_count_l) * 1000 > frequency.record_count'
                ~ ' and middle_name_level <= 1 and email_level <= 1 and phone_level <= 1'
                ~ ' and address_level <= 1 and birth_place_level + occupation_level = 0'
                ~ ' and identifier_level <= 1',
        },
        'elsewhere_near_birth': {
            'bits': -7,
            'when': 'birth_date_level in (2, 3, 5) and address_level = 1 and place_level <= 2'
                ~ ' and email_level <= 1 and phone_level <= 1 and birth_place_level = 0'
                ~ ' and identifier_level <= 1',
        },
        'some_day': {
            'bits': -10,
            'when': "birth_date_level = 6 and birth_l like '%0101'"
                ~ ' and email_level <= 1 and phone_level <= 1 and address_level <= 1'
                ~ ' and email_level + phone_level + address_level > 0',
        },
        'one_suffix': {
            'bits': -7,
            'when': 'given_name_level >= 6 and (suffix_l is null) <> (suffix_r is null)'
                ~ ' and birth_date_level <= 1 and email_level <= 1 and phone_level <= 1'
                ~ ' and email_level + phone_level > 0 and identifier_level <= 1',
        },
        'chosen_name': {
            'bits': 4,
            'when': 'given_name_level = 1 and length(given_l) > 1 and length(given_r) > 1'
                ~ ' and given_similarity < 0.85 and family_name_level >= 4'
                ~ ' and birth_date_level = 6 and email_level = 5 and phone_level = 4'
                ~ ' and (tool_slug_l <> tool_slug_r or account_slug_l <> account_slug_r)',
        },
        'both_names_in_mailbox': {
            'bits': 8,
            'when': 'given_name_level = 1 and family_name_level >= 4 and birth_date_level = 6'
                ~ ' and email_level = 5 and length(given_l) > 2 and length(given_r) > 2'
                ~ ' and position(given_l in email_local_l) > 0'
                ~ ' and position(given_r in email_local_l) > 0',
        },
        'one_id_and_birth_date': {
            'bits': 5,
            'when': 'identifier_level = 4 and birth_date_level = 6 and given_name_level = 1'
                ~ ' and family_name_level = 1',
        },
        'own_mailboxes': {
            'bits': -8,
            'when': 'given_name_level in (3, 5, 6) and email_level in (1, 3)'
                ~ ' and have_own_mailboxes and formal_given_l <> formal_given_r'
                ~ ' and identifier_level <= 1',
        },
        'only_an_initial': {
            'bits': -7,
            'when': 'given_name_level = 4'
                ~ ' and greatest(family_count_l, family_count_r) * 1000 > frequency.record_count'
                ~ ' and email_level + phone_level + address_level'
                ~ ' + birth_date_level + birth_place_level + occupation_level + employer_level'
                ~ ' + identifier_level = 0',
        },
        'one_tool': {
            'bits': -3,
            'when': 'given_name_level = 1 and length(given_l) > 1 and length(given_r) > 1'
                ~ ' and family_name_level >= 3 and (email_level = 5 or phone_level = 4)'
                ~ ' and (identifier_level <= 1 or birth_date_level <= 4)'
                ~ ' and tool_slug_l = tool_slug_r and account_slug_l = account_slug_r',
        },
    }) }}
{%- endmacro %}
