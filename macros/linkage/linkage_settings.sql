{# The one place where a default of matching is written. The var `linkage` says
   only what differs: its keys are merged into these, deeply. Conditions are SQL
   over the two records' columns, which end in _l and _r, and over the measures named
   here. A comparison's level 0 means "nothing to compare". #}
{% macro linkage_settings() -%}
    {{ return(throughline._merged({
        'version': 1,
        'comparisons': throughline._default_comparisons(),
        'measures': throughline._default_measures(),
        'combinations': throughline._default_combinations(),
        'blocking': throughline._default_blocking(),
        'training': {
            'growth': 2,
            'iterations': 25,
            'random_pairs': 200000,
            'prior_pairs': 20,
            'least_random_rate': 0.1,
            'least_matches': 0.1,
            'first_match_share': 0.3,
            'first_household_share': 0.1,
            'first_namesake_share': 0.1,
        },
        'identifiers': {
            'bits': {'exact': 12, 'probable': 5, 'weak': 1},
            'one_per_person': ['state_voter_id'],
            'typed_by_hand': ['national_id', 'soc_sec_id'],
        },
        'email_from_name': {
            'share': 0.15, 'per_digit': 2.3, 'given_differs': 5.5, 'family_differs': 6.5,
            'most': 20,
        },
        'household_floor': {'given': 0.02, 'birth': 0.01},
        'place_floor': 0.25,
        'namesakes': {
            'times_chance': 3,
            'per_known': 2,
            'same': {'at_least': 0.005, 'per_expected': 1.2},
            'alike': {'at_least': 0.05, 'per_expected': 30},
        },
        'value_class': {'records': 5, 'names': 5},
        'contradiction_bits': 20,
        'neighbourhood': {'least_bits': -3, 'step_bits': 2, 'records': 300},
        'ambiguity': {'within_bits': 3, 'apart_bits': 6},
        'clustering': {
            'strict': 2.5, 'default': 0.2, 'wide': -1.5,
            'missing_bits': -5, 'least_bits': -8, 'most_bits': 16, 'best_share': 0.4, 'best_bits': 6,
        },
        'review': {'from_bits': -3, 'to_bits': 6, 'rows': 10000},
        'id_grade': {'birth_date': [], 'identifier': []},
        'held': {'records': 25, 'percentile': 0.9999},
        'survivor': ['pinned', 'oldest', 'most_records'],
        'change': {'share': 0.1, 'persons': 20},
        'survivorship': {
            'self_given': ['registrant', 'signer', 'donor'],
            'official': ['voter_file'],
            'fields': {
                'name': ['self_given', 'pinned', 'official'],
                'birth_date': ['pinned', 'official'],
                'language': ['pinned', 'self_given'],
                'email': ['pinned'],
                'phone': ['pinned'],
                'address': ['pinned'],
                'state_voter_id': ['pinned', 'official'],
            },
        },
    }, var('linkage'))) }}
{%- endmacro %}

{# Keys of `changes` replaced or added in `settings`, dictionaries within alike. #}
{% macro _merged(settings, changes) -%}
    {%- set merged = {} -%}
    {%- do merged.update(settings) -%}
    {%- for key, value in changes.items() -%}
        {%- if value is mapping and settings.get(key) is mapping -%}
            {%- do merged.update({key: throughline._merged(settings[key], value)}) -%}
        {%- else -%}
            {%- do merged.update({key: value}) -%}
        {%- endif -%}
    {%- endfor -%}
    {{ return(merged) }}
{%- endmacro %}
