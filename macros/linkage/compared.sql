{# Common table expressions that end in `compared`: for each pair of record numbers in
   `pairs`, its pattern (one decimal digit per comparison, the level reached) and what
   the values' own frequencies add to the average weight of those levels, in natural
   logarithms: among the unrelated, among members of one household, among namesakes. #}
{% macro compared(pairs) -%}
    {%- set settings = throughline.linkage_settings() -%}
    {%- set comparisons = settings['comparisons'] -%}
    {%- set measures = throughline._ready_measures(settings['measures']) -%}
    {{ throughline._chosen_values(pairs) }},

    {{ throughline._agreeing_identifiers(pairs) }},

    sides as (

        select
            pairs.record_no_l,
            pairs.record_no_r,
            {%- for column in throughline._record_columns() %}
            record_l.{{ column }} as {{ column }}_l,
            record_r.{{ column }} as {{ column }}_r,
            {%- endfor %}
            {%- for kind, columns in throughline._value_columns().items() %}
            {%- for column in columns %}
            {%- for side in ['l', 'r'] %}
            case when {{ kind }}_choice.record_no_l is null then record_{{ side }}.{{ column }}
                else {{ kind }}_choice.{{ column }}_{{ side }} end as {{ column }}_{{ side }},
            {%- endfor %}
            {%- endfor %}
            {%- endfor %}
            nickname.given_l is not null or joined_nickname.given_l is not null as is_nickname,
            {%- for side in ['l', 'r'] %}
            middle_nickname_{{ side }}.given_l is not null as is_middle_nickname_{{ side }},
            {%- endfor %}
            coalesce(family_spelling.family_l is not null, false) as is_family_spelling,
            agreeing_identifiers.identifier_agreement,
            coalesce(agreeing_identifiers.is_contradicted, 0) as is_contradicted
        from {{ pairs }} as pairs
        inner join {{ ref('link_record') }} as record_l on pairs.record_no_l = record_l.record_no
        inner join {{ ref('link_record') }} as record_r on pairs.record_no_r = record_r.record_no
        -- a pair that is not there has one value on each side, or no such names or ids
        {%- for kind in throughline._value_columns() %}
        left join {{ kind }}_choice
            on
                pairs.record_no_l = {{ kind }}_choice.record_no_l
                and pairs.record_no_r = {{ kind }}_choice.record_no_r
        {%- endfor %}
        left join {{ ref('link_nickname') }} as nickname
            on record_l.given = nickname.given_l and record_r.given = nickname.given_r
        -- two words on one side are one name on the other
        left join {{ ref('link_nickname') }} as joined_nickname
            on
                case
                    when
                        record_l.given_joined <> record_l.given
                        or record_r.given_joined <> record_r.given
                        then record_l.given_joined
                end
                = joined_nickname.given_l
                and record_r.given_joined = joined_nickname.given_r
        {%- for side, other in [('l', 'r'), ('r', 'l')] %}
        left join {{ ref('link_nickname') }} as middle_nickname_{{ side }}
            on
                case when length(record_{{ side }}.middle) > 1 then record_{{ side }}.middle end
                = middle_nickname_{{ side }}.given_l
                and record_{{ other }}.given = middle_nickname_{{ side }}.given_r
        {%- endfor %}
        left join {{ ref('link_family_spelling') }} as family_spelling
            on record_l.family = family_spelling.family_l and record_r.family = family_spelling.family_r
        left join agreeing_identifiers
            on
                pairs.record_no_l = agreeing_identifiers.record_no_l
                and pairs.record_no_r = agreeing_identifiers.record_no_r
        -- true of every pair: by a filter an engine takes the pairs, and not the records, for
        -- the smaller side of its joins
        where pairs.record_no_l <> pairs.record_no_r

    ),

    {%- set kept = namespace(from='sides') %}
    {%- for step in throughline._measuring_steps(settings['measures'], measures) %}
    measured_{{ loop.index }} as {{ throughline.kept_apart() }} (

        select
            {{ kept.from }}.*,
            {%- for name in step %}
            {{ measures[name] }} as {{ name }}{{ ',' if not loop.last }}
            {%- endfor %}
        from {{ kept.from }}

    ),
    {%- set kept.from = 'measured_' ~ loop.index %}
    {%- endfor %}

    levelled as {{ throughline.kept_apart() }} (

        select
            {{ kept.from }}.*,
            {%- for name, comparison in comparisons.items() %}
            case
                when {{ throughline._with_measures(
                    comparison['missing'], measures, settings['measures']
                ) }} then 0
                {%- for level in comparison['levels'].values() %}
                when {{ throughline._with_measures(
                    level['when'], measures, settings['measures']
                ) }}
                    then {{ level['level'] }}
                {%- endfor %}
                else 1
            end as {{ name }}_level{{ ',' if not loop.last }}
            {%- endfor %}
        from {{ kept.from }}

    ),

    compared as (

        select
            levelled.record_no_l,
            levelled.record_no_r,
            {%- for name in comparisons %}
            cast({{ 10 ** loop.index0 }} as {{ dbt.type_bigint() }}) * {{ name }}_level
            {{- ' +' if not loop.last }}
            {%- endfor %} as pattern,
            case
                when {{ throughline.are_other_suffixes() }}
                    or levelled.is_contradicted = 1
                    then 1
                else 0
            end as is_contradicted,
            email_level > 0 and (email_is_from_name_l or email_is_from_name_r)
                as is_email_from_name,
            {{ throughline._own_frequencies(comparisons) }} as unrelated_adjustment,
            {{ throughline._household_frequencies(settings) }} as household_adjustment,
            {{ throughline._own_frequencies(comparisons, throughline.namesake_comparisons()) }}
                as namesake_adjustment,
            case
                when given_name_level in (0, 7) and family_name_level in (0, 6)
                    then {{ settings['namesakes']['same']['at_least'] }}
                else {{ settings['namesakes']['alike']['at_least'] }}
            end as few_namesakes,
            greatest(namesake_share_l, namesake_share_r) * frequency.record_count
                as known_namesakes,
            case
                when given_name_level in (0, 7) and family_name_level in (0, 6)
                    then {{ settings['namesakes']['same']['per_expected'] }}
                else {{ settings['namesakes']['alike']['per_expected'] }}
            end
            * greatest(given_count_l, given_count_r) * greatest(family_count_l, family_count_r)
            / frequency.record_count as unseen_namesakes,
            case when {{ throughline._is_email_from_name() }}
                then {{ throughline._email_from_name(settings['email_from_name']) }}
            end as email_adjustment,
            {{ throughline.combined_bits(
                settings['combinations'], measures, settings['measures']
            ) }} as combination_bits
        from levelled
        cross join {{ ref('link_frequency') }} as frequency

    )
{%- endmacro %}

{# Columns of link_record that have one value per record, and those of its contacts. #}
{% macro _record_columns() -%}
    {{ return([
        'tool_slug', 'account_slug', 'given', 'formal_given', 'given_joined', 'given_middle',
        'middle', 'family', 'family_first', 'family_last', 'name_words', 'suffix',
        'given_soundex', 'family_soundex', 'birth', 'birth_place', 'occupation', 'employer',
        'gender', 'given_count', 'family_count', 'birth_count', 'birth_place_count',
        'occupation_count', 'employer_count', 'gender_count', 'namesake_share',
        'is_listed_given', 'given_sounds', 'call_name',
    ]) }}
{%- endmacro %}

{% macro _value_columns() -%}
    {{ return({
        'email': [
            'email', 'email_local', 'email_domain', 'email_digits', 'email_is_from_name',
            'email_count', 'email_domain_count',
        ],
        'phone': ['phone', 'phone_count'],
        'address': [
            'address', 'building', 'postal_code', 'postal_area', 'city', 'region',
            'building_count', 'postal_code_count', 'city_count',
        ],
    }) }}
{%- endmacro %}
