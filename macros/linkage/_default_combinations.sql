{# Levels that say more, or less, together than each by itself: bits added to a pair's
   weight where the condition holds. Conditions are SQL over the levels
   (<comparison>_level), the columns and the measures. #}
{% macro _default_combinations() -%}
    {%- set combinations = {} -%}
    {%- for group in [
        throughline._combinations_of_a_home(), throughline._combinations_of_namesakes(),
        throughline._combinations_of_other_names(), throughline._combinations_of_one_person(),
    ] -%}
        {%- do combinations.update(group) -%}
    {%- endfor -%}
    {{ return(combinations) }}
{%- endmacro %}

{# What several conditions say; two_contacts: each can be reached, and not where the other can. #}
{% macro _said() -%}
    {%- set no_call = 'email_level <= 1 and phone_level <= 2' -%}
    {%- set no_contact = no_call ~ ' and address_level <= 1' -%}
    {%- set one_name = 'given_name_level >= 6 and family_name_level = 6' -%}
    {%- set borne_often =
        throughline._borne_by_more_than('greatest(5, frequency.record_count / 1000)') -%}
    {{ return({
        'no_id': 'identifier_level <= 1',
        'one_name': one_name,
        'one_home': '(address_level >= 2 or phone_level = 4 or place_level = 7)',
        'no_call': no_call,
        'other_call': no_call ~ ' and email_level + phone_level > 0',
        'no_contact': no_contact,
        'other_contact': no_contact ~ ' and email_level + phone_level + address_level > 0',
        'one_contact': '(email_level = 5 or phone_level = 4 or address_level >= 4)',
        'two_contacts': 'place_level > 0 and coalesce(email_l, phone_l, address_l) is not null'
            ~ ' and coalesce(email_r, phone_r, address_r) is not null and ' ~ no_contact,
        'no_birth': 'birth_date_level <= 4',
        'whole_births': 'length(birth_l) = 8 and length(birth_r) = 8',
        'two_given_names': 'given_name_level = 1 and length(given_l) > 1 and length(given_r) > 1',
        'one_tool': 'tool_slug_l = tool_slug_r and account_slug_l = account_slug_r',
        'two_tools': '(tool_slug_l <> tool_slug_r or account_slug_l <> account_slug_r)',
        'like_given_names': 'given_name_level in (2, 3, 4, 5, 6)',
        'common_name': one_name ~ ' and ' ~ borne_often,
        'common_mirrored': 'given_name_level = 8 and ' ~ borne_often,
        'very_common_name': one_name ~ ' and '
            ~ throughline._borne_by_more_than('greatest(15, frequency.record_count / 400)'),
    }) }}
{%- endmacro %}

{# Each part of a name is in more records than told. #}
{% macro _borne_by_more_than(records) -%}
    {{ return('least(family_count_l, given_count_l) > ' ~ records) }}
{%- endmacro %}

{# Two people of one home, or at one mailbox or phone. #}
{% macro _combinations_of_a_home() -%}
    {%- set said = throughline._said() -%}
    {{ return({
        'junior': {
            'bits': -5,
            'when': 'birth_date_level = 1 and ' ~ said.one_home
                ~ ' and email_level <= 3 and ' ~ said.no_id,
        },
        'parent_and_child': {
            'bits': -8,
            'when': 'birth_date_level = 1 and ' ~ said.one_home
                ~ ' and email_level > 3 and is_generation_apart and ' ~ said.no_id,
        },
        'generation': {
            'bits': -16,
            'when': 'birth_date_level in (2, 3, 5) and birth_year_apart between 15 and 45 and '
                ~ said.whole_births ~ ' and address_level >= 4 and ' ~ said.no_call
                ~ ' and ' ~ said.no_id,
        },
        'one_suffix': {
            'bits': -7,
            'when': 'given_name_level >= 6 and (suffix_l is null) <> (suffix_r is null)'
                ~ ' and birth_date_level <= 1 and ' ~ said.other_call ~ ' and ' ~ said.no_id,
        },
        'siblings': {
            'bits': -4,
            'when': 'birth_date_level = 1 and ' ~ said.like_given_names
                ~ ' and (' ~ said.one_contact ~ ' or is_next_number) and ' ~ said.no_id,
        },
        'siblings_born_alike': {
            'bits': -4,
            'when': said.two_given_names ~ ' and birth_date_level in (2, 3, 5) and address_level >= 4'
                ~ ' and ' ~ said.other_call ~ ' and ' ~ said.no_id,
        },
        'mirrored': {
            'bits': -10,
            'when': 'given_name_level = 8 and birth_date_level = 1'
                ~ ' and (address_level >= 4 or phone_level = 4) and ' ~ said.no_id,
        },
        'twins': {
            'bits': -7,
            'when': 'given_name_level in (3, 5) and birth_date_level = 6 and address_level >= 4'
                ~ ' and phone_level = 1 and email_level <= 1 and ' ~ said.one_tool
                ~ ' and ' ~ said.no_id,
        },
        'twins_at_one_phone': {
            'bits': -3,
            'when': said.two_given_names
                ~ ' and family_name_level >= 3 and birth_date_level = 6 and phone_level = 4'
                ~ ' and ' ~ said.one_tool ~ ' and ' ~ said.no_id,
        },
        'another_year': {
            'bits': -6,
            'when': "birth_date_level in (2, 5) and birth_l like '%0101' and birth_r like '%0101'"
                ~ ' and birth_year_apart > 1 and (address_level >= 4 or phone_level = 4)'
                ~ ' and email_level <= 1 and ' ~ said.no_id,
        },
        'own_mailboxes': {
            'bits': -8,
            'when': 'given_name_level in (3, 5, 6) and email_level in (1, 3)'
                ~ ' and have_own_mailboxes and formal_given_l <> formal_given_r'
                ~ ' and not is_given_scanned and ' ~ said.no_id,
        },
        'own_family_mailboxes': {
            'bits': -10,
            'when': 'family_name_level in (3, 5) and given_name_level <> 5 and email_level in (1, 3)'
                ~ ' and position(family_l in email_local_l) > 0'
                ~ ' and position(family_r in email_local_r) > 0'
                ~ ' and position(family_l in email_local_r) = 0'
                ~ ' and position(family_r in email_local_l) = 0'
                ~ ' and not is_family_scanned and ' ~ said.no_id,
        },
        'one_tool': {
            'bits': -3,
            'when': said.two_given_names
                ~ ' and family_name_level >= 3 and (email_level = 5 or phone_level = 4)'
                ~ ' and (identifier_level <= 1 or birth_date_level <= 4)'
                ~ ' and ' ~ said.one_tool,
        },
        'one_id_alone': {
            'bits': -3,
            'when': said.two_given_names ~ ' and identifier_level = 4 and ' ~ said.no_birth
                ~ ' and ' ~ said.no_call,
        },
        'one_id_of_two': {
            'bits': -8,
            'when': 'identifier_level = 4 and family_name_level >= 3 and email_level <= 3'
                ~ ' and birth_year_apart > 1 and place_level > 1'
                ~ ' and (birth_date_level = 1 and (given_name_level in (1, 3, 5)'
                ~ ' or is_generation_apart) or birth_date_level = 5 and given_name_level = 1)'
                ~ ' and ' ~ said.whole_births,
        },
    }) }}
{%- endmacro %}

{# Two people of one name, or of no name at all. #}
{% macro _combinations_of_namesakes() -%}
    {%- set said = throughline._said() -%}
    {{ return({
        'no_name': {
            'bits': -8,
            'when': 'given_name_level = 0 and family_name_level = 0 and address_level >= 2 and '
                ~ said.no_birth ~ ' and ' ~ said.no_call ~ ' and ' ~ said.no_id,
        },
        'only_a_given_name': {
            'bits': -12,
            'when': 'family_name_level = 0 and given_name_level between 1 and 7 and ' ~ said.no_birth
                ~ ' and ' ~ said.no_contact ~ ' and (phone_level > 0 or address_level = 1'
                ~ ' or length(family_l) = 1 or length(family_r) = 1)'
                ~ ' and birth_place_level <= 1 and occupation_level <= 1 and ' ~ said.no_id,
        },
        'no_given_name': {
            'bits': -8,
            'when': 'given_name_level = 0 and family_name_level >= 3 and birth_date_level = 0'
                ~ ' and (phone_level > 0 or address_level = 1) and birth_place_level <= 1'
                ~ ' and occupation_level <= 1 and ' ~ said.no_contact ~ ' and ' ~ said.no_id,
        },
        'only_an_initial': {
            'bits': -7,
            'when': 'given_name_level = 4'
                ~ ' and greatest(family_count_l, family_count_r) * 1000 > frequency.record_count'
                ~ ' and email_level + phone_level + address_level'
                ~ ' + birth_date_level + birth_place_level + occupation_level + employer_level'
                ~ ' + identifier_level = 0',
        },
        'only_a_birth_date': {
            'bits': -4,
            'when': 'family_name_level = 1 and birth_date_level = 6 and middle_name_level < 3'
                ~ ' and (place_level <= 3 and email_level + phone_level + address_level > 0'
                ~ ' or place_level >= 6 and phone_level > 0) and '
                ~ said.no_contact ~ ' and birth_place_level <= 1 and occupation_level <= 1 and '
                ~ said.no_id,
        },
        'only_a_year': {
            'bits': -13,
            'when': 'given_name_level = 7 and family_name_level = 6 and birth_date_level = 4'
                ~ ' and (place_level <= 2 or ' ~ said.two_contacts
                ~ ' or least(family_count_l, given_count_l) * 10000 > frequency.record_count)'
                ~ ' and middle_name_level <= 1 and ' ~ said.no_contact
                ~ ' and birth_place_level + occupation_level = 0 and ' ~ said.no_id,
        },
        'mirrored_and_a_year': {
            'bits': -20,
            'when': 'given_name_level = 8 and birth_date_level = 4'
                ~ ' and least(family_count_l, given_count_l) * 10000 > frequency.record_count'
                ~ ' and ' ~ said.no_contact ~ ' and ' ~ said.no_id,
        },
        'born_alike_elsewhere': {
            'bits': -10,
            'when': said.common_name ~ ' and birth_date_level = 6 and middle_name_level <= 1'
                ~ ' and place_level in (1, 2) and birth_place_level <= 1 and ' ~ said.no_contact
                ~ ' and ' ~ said.no_id,
        },
        'in_one_building': {
            'bits': -8,
            'when': '(' ~ said.common_name ~ ' or ' ~ said.common_mirrored ~ ')'
                ~ ' and middle_name_level <= 1 and birth_date_level <= 1'
                ~ ' and (address_level = 4 or address_level = 5 and email_level = 1'
                ~ ' and phone_level = 1) and ' ~ said.no_call ~ ' and ' ~ said.no_id,
        },
        'next_door': {
            'bits': -8,
            'when': '(given_name_level = 0 and (address_level in (2, 3) or address_level >= 4'
                ~ ' and family_name_level = 6'
                ~ ' and family_count_l * 1000 > frequency.record_count)'
                ~ ' or address_level = 3 and ' ~ said.very_common_name ~ ') and ' ~ said.no_birth
                ~ ' and ' ~ said.no_call ~ ' and ' ~ said.no_id,
        },
        'some_day': {
            'bits': -10,
            'when': "birth_date_level = 6 and birth_l like '%0101' and " ~ said.other_contact,
        },
        'elsewhere_near_birth': {
            'bits': -7,
            'when': 'birth_date_level in (2, 3, 5) and address_level = 1 and place_level <= 2 and '
                ~ said.no_call ~ ' and birth_place_level = 0 and ' ~ said.no_id,
        },
        'near_birth_alone': {
            'bits': -12,
            'when': said.one_name
                ~ ' and (birth_date_level in (2, 3, 5) and ' ~ said.two_contacts
                ~ ' or birth_date_level = 5 and ' ~ said.common_name ~ ' and place_level > 2'
                ~ ' and (address_level <= 1 or address_level = 4'
                ~ ' or email_level + phone_level > 0))'
                ~ ' and middle_name_level <= 1 and birth_place_level = 0 and '
                ~ said.no_call ~ ' and ' ~ said.no_id,
        },
        'mailbox_of_a_name': {
            'bits': -6,
            'when': 'email_level = 4 and phone_level <= 2 and address_level <= 1'
                ~ ' and (birth_date_level = 0 and (given_name_level = 3 or ' ~ said.one_name
                ~ ' and (place_level = 1 or place_level = 0 and phone_level = 1))'
                ~ ' or birth_date_level in (2, 3) and ' ~ said.whole_births ~ ' and '
                ~ said.one_name ~ ' and place_level = 1) and ' ~ said.no_id,
        },
        'one_number_elsewhere': {
            'bits': -8,
            'when': 'identifier_level = 4 and birth_date_level = 1 and place_level <= 1 and '
                ~ said.no_contact,
        },
        'only_a_name_and_place': {
            'bits': -8,
            'when': said.one_name
                ~ ' and (middle_name_level <= 1 or length(middle_l) = 1)'
                ~ ' and birth_date_level = 0 and email_level <= 1 and phone_level <= 3'
                ~ ' and (address_level = 1 and phone_level <= 2'
                ~ ' and (email_level + phone_level > 0 or place_level in (1, 2)'
                ~ ' or ' ~ said.common_name ~ ')'
                ~ ' or address_level <= 1 and (phone_level = 1'
                ~ ' and (place_level between 1 and 5 or is_next_number)'
                ~ ' or phone_level = 2 and place_level = 1'
                ~ ' or email_level = 1 and (phone_level in (2, 3)'
                ~ ' or phone_level = 0 and place_level in (1, 2))'
                ~ ' or email_level = 1 and phone_level = 1 and ' ~ said.common_name
                ~ ' or email_level + phone_level > 0 and ' ~ said.very_common_name ~ '))'
                ~ ' and birth_place_level <= 1 and occupation_level <= 1 and employer_level <= 1'
                ~ ' and ' ~ said.no_id,
        },
        'all_else_differs': {
            'bits': -6,
            'when': 'birth_date_level = 1 and ' ~ said.no_contact
                ~ ' and email_level + phone_level + address_level > 1'
                ~ ' and birth_place_level <= 1 and ' ~ said.no_id,
        },
    }) }}
{%- endmacro %}

{# Two people of whose names one is another. #}
{% macro _combinations_of_other_names() -%}
    {%- set said = throughline._said() -%}
    {{ return({
        'another_given_name': {
            'bits': -1,
            'when': said.two_given_names ~ ' and ' ~ said.no_birth ~ ' and ' ~ said.no_id,
        },
        'another_middle_name': {
            'bits': -8,
            'when': 'given_name_level = 7 and middle_name_level = 1'
                ~ ' and length(middle_l) > 2 and length(middle_r) > 2 and ' ~ said.no_id
                ~ ' and (' ~ said.no_birth ~ ' and ' ~ said.one_contact
                ~ ' or place_level <= 2 and ' ~ said.other_contact ~ ')',
        },
        'another_family': {
            'bits': -6,
            'when': 'family_name_level = 1 and ' ~ said.like_given_names ~ ' and phone_level = 4 and '
                ~ said.no_birth ~ ' and email_level <= 1 and ' ~ said.no_id,
        },
        'another_family_and_birth': {
            'bits': -5,
            'when': 'birth_date_level = 1 and family_name_level between 1 and 5'
                ~ ' and given_name_level > 1 and (email_level = 5 or phone_level = 4)'
                ~ ' and birth_year_apart > 1 and ' ~ said.whole_births ~ ' and ' ~ said.no_id,
        },
        'only_a_family_name': {
            'bits': -8,
            'when': 'given_name_level = 0 and family_name_level = 1 and birth_date_level <= 2 and '
                ~ said.one_contact ~ ' and birth_place_level <= 1 and ' ~ said.no_id,
        },
        'only_one_of_several': {
            'bits': -4,
            'when': 'family_name_level = 4 and given_name_level >= 6 and birth_date_level = 0'
                ~ ' and middle_name_level <= 1 and birth_place_level <= 1'
                ~ ' and occupation_level <= 1 and ' ~ said.no_contact ~ ' and ' ~ said.no_id,
        },
        'next_tenant': {
            'bits': -5,
            'when': 'family_name_level = 1 and given_name_level >= 6 and middle_name_level <= 2'
                ~ ' and address_level >= 4 and email_level + phone_level <= 1 and '
                ~ said.no_birth ~ ' and ' ~ said.no_id,
        },
        'renamed': {
            'bits': -8,
            'when': 'family_name_level = 1 and given_name_level = 7 and ' ~ said.no_birth
                ~ ' and ' ~ said.no_id ~ ' and (address_level <= 1'
                ~ ' and (phone_level = 4 and email_level <= 1 or email_level = 5'
                ~ ' and (phone_level = 1 or address_level = 1 and phone_level = 0))'
                ~ ' or address_level >= 4 and email_level = 1'
                ~ ' and (phone_level > 0 or ' ~ said.one_tool ~ '))',
        },
    }) }}
{%- endmacro %}

{# One person, though a name is another. #}
{% macro _combinations_of_one_person() -%}
    {%- set said = throughline._said() -%}
    {{ return({
        'chosen_name': {
            'bits': 4,
            'when': said.two_given_names
                ~ ' and (given_similarity < 0.85 or is_given_slip) and family_name_level >= 4'
                ~ ' and birth_date_level = 6 and email_level = 5 and phone_level in (0, 4)'
                ~ ' and ' ~ said.two_tools,
        },
        'call_name': {
            'bits': 7,
            'when': said.two_given_names ~ ' and family_name_level = 6 and is_call_name'
                ~ ' and (birth_date_level = 6 and ' ~ said.one_contact
                ~ ' or (is_beside_unlisted_name or is_called_freely)'
                ~ ' and (email_level = 5 and phone_level = 4'
                ~ ' or birth_date_level = 0 and address_level in (0, 4, 5)'
                ~ ' and (address_level >= 4 or is_beside_unlisted_name)'
                ~ ' and (email_level = 5 and phone_level = 0'
                ~ ' or phone_level = 4 and email_level = 0)))'
                ~ ' and ' ~ said.two_tools,
        },
        'both_names_in_mailbox': {
            'bits': 8,
            'when': 'given_name_level = 1 and family_name_level >= 4'
                ~ ' and length(given_l) > 2 and length(given_r) > 2'
                ~ ' and (position(given_l in email_local_l) > 0'
                ~ ' and position(given_r in email_local_l) > 0'
                ~ ' or position(given_l in email_local_r) > 0'
                ~ ' and position(given_r in email_local_r) > 0)'
                ~ ' and (birth_date_level = 6 and email_level = 5'
                ~ ' or birth_date_level = 0 and email_level in (0, 5)'
                ~ ' and (phone_level = 4 or address_level >= 4))',
        },
        'one_in_the_others_mailbox': {
            'bits': 5,
            'when': said.two_given_names ~ ' and family_name_level = 6 and birth_date_level = 6'
                ~ ' and (phone_level = 4 or address_level >= 4)'
                ~ ' and length(given_l) > 2 and length(given_r) > 2'
                ~ ' and (position(given_l in email_local_r) > 0'
                ~ ' or position(given_r in email_local_l) > 0)'
                ~ ' and ' ~ said.two_tools,
        },
        'one_id_and_short_form': {
            'bits': 2,
            'when': 'identifier_level = 4 and given_name_level = 6 and birth_date_level = 0',
        },
        'one_id_and_birth_date': {
            'bits': 7,
            'when': 'identifier_level = 4 and birth_date_level = 6 and given_name_level = 1',
        },
    }) }}
{%- endmacro %}
