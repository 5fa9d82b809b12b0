{# Keys that propose pairs. Every part must be present; parts of the tables email,
   phone, address and identifier take every value of a record. Pairs of a key are
   kept up to `per_record` times the records, plus `fixed` (less above 50,000
   records): larger blocks are dropped, as a finer key covers them. #}
{% macro _default_blocking() -%}
    {%- set keys = {
        'identifier': ['strong', 'identifier.identifier_key'],
        'email': ['strong', 'email.email'],
        'phone': ['strong', 'phone.phone'],
        'address_postal_code': ['strong', 'address.address', 'address.postal_code'],
        'address_city': ['strong', 'address.address', 'address.city'],
        'family_birth': ['strong', 'record.family', 'record.birth'],
        'given_birth': ['strong', 'record.formal_given', 'record.birth'],
        'given_family_postal_code':
            ['strong', 'record.formal_given', 'record.family', 'address.postal_code'],
        'given_family_city': ['strong', 'record.formal_given', 'record.family', 'address.city'],
        'postal_code_birth': ['strong', 'address.postal_code', 'record.birth'],
        'birth_place_birth': ['strong', 'record.birth_place', 'record.birth'],
        'birth_place_postal_code': ['strong', 'record.birth_place', 'address.postal_code'],
        'email_local': [
            'middle', 'case when length(email.email_local) >= 5 then email.email_local end',
        ],
        'given_family': ['middle', 'record.formal_given', 'record.family'],
        'given_family_region':
            ['middle', 'record.formal_given', 'record.family', 'address.region'],
        'names_either_way': [
            'middle',
            'least(record.given_joined, record.family)',
            'greatest(record.given_joined, record.family)',
        ],
        'family_postal_code': ['middle', 'record.family', 'address.postal_code'],
        'given_postal_code': ['middle', 'record.formal_given', 'address.postal_code'],
        'sounds_postal_area': [
            'middle', 'record.given_soundex', 'record.family_soundex', 'address.postal_area',
        ],
        'sounds_region': [
            'middle', 'record.given_soundex', 'record.family_soundex', 'address.region',
        ],
        'beginnings': [
            'middle', 'substring(record.given, 1, 4)', 'substring(record.family, 1, 4)',
        ],
        'family_city': ['middle', 'record.family', 'address.city'],
        'given_city_initial':
            ['middle', 'record.formal_given', 'address.city', 'substring(record.family, 1, 1)'],
        'family_city_initial':
            ['middle', 'record.family', 'address.city', 'substring(record.formal_given, 1, 1)'],
        'family_birth_place': ['middle', 'record.family', 'record.birth_place'],
        'given_birth_place': ['middle', 'record.formal_given', 'record.birth_place'],
        'beginning_birth_place':
            ['middle', 'substring(record.family, 1, 3)', 'record.birth_place'],
        'birth_place_occupation_decade': [
            'middle', 'record.birth_place', 'record.occupation', 'substring(record.birth, 1, 3)',
        ],
        'given_occupation_year': [
            'middle', 'record.formal_given', 'record.occupation',
            'substring(record.birth, 1, 4)',
        ],
        'family': ['broad', 'record.family'],
        'birth': ['broad', 'record.birth'],
        'postal_code': ['broad', 'address.postal_code'],
        'birth_place': ['broad', 'record.birth_place'],
    } -%}
    {%- set rules = {} -%}
    {%- for name, key in keys.items() -%}
        {%- do rules.update({name: {'budget': key[0], 'parts': key[1:]}}) -%}
    {%- endfor -%}
    {{ return({
        'budgets': {
            'strong': {'per_record': 1.0, 'fixed': 300000},
            'middle': {'per_record': 0.15, 'fixed': 300000},
            'broad': {'per_record': 0, 'fixed': 400000},
        },
        'full_up_to': 50000,
        'rules': rules,
    }) }}
{%- endmacro %}
