{# A frequent value that agrees says less than an average one, a rare one more:
   ln(its frequency) - ln(the average rate of agreement), at the levels that name it.
   What two records share, and only one had when the model was trained, is taken for an
   average value. #}
{% macro _own_frequencies(comparisons, but=[]) -%}
    {%- set terms = [] -%}
    {#- a place that few records name is no smaller for that -#}
    {%- set floors = {} -%}
    {%- for place in ['postal_code', 'city'] -%}
        {%- do floors.update({place:
            throughline.linkage_settings()['place_floor'] ~ ' * frequency.' ~ place ~ '_rate'}) -%}
    {%- endfor -%}
    {%- for name, comparison in comparisons.items() if name not in but -%}
        {%- set branches = [] -%}
        {%- for level in comparison['levels'].values() if level.get('rates') -%}
            {%- do branches.append(throughline._at_level(level, floors)) -%}
        {%- endfor -%}
        {%- if branches -%}
            {%- do terms.append(
                'case '
                ~ ('when ' ~ throughline._is_email_from_name() ~ ' then 0 else case '
                    if name == 'email' else '')
                ~ name ~ '_level ' ~ branches | join(' ') ~ ' else 0 end'
                ~ (' end' if name == 'email' else '')
            ) -%}
        {%- endif -%}
    {%- endfor -%}
    {{ return(terms | join('\n            + ')) }}
{%- endmacro %}

{% macro _at_level(level, floors={}) -%}
    {%- set logs = [] -%}
    {%- for value in level['rates'] -%}
        {%- do logs.append(throughline._own_frequency(value, floors.get(value, 0))) -%}
    {%- endfor -%}
    {%- if logs | length > 1 -%}
        {{ return('when ' ~ level['level'] ~ ' then ' ~ logs | join(' + ')) }}
    {%- endif -%}
    {%- set count = level['rates'][0] ~ '_count' -%}
    {{ return(
        'when ' ~ level['level'] ~ ' then case when greatest(' ~ count ~ '_l, ' ~ count
        ~ '_r) > 1 then ' ~ logs[0] ~ ' else 0 end'
    ) }}
{%- endmacro %}

{% macro _own_frequency(value, floor=0) -%}
    {%- set share = 'greatest(' ~ value ~ '_count_l, ' ~ value ~ '_count_r) / (frequency.'
        ~ value ~ '_total + 1)' -%}
    {%- if floor -%}
        {%- set share = 'greatest(' ~ share ~ ', ' ~ floor ~ ')' -%}
    {%- endif -%}
    {{ return('ln(' ~ share ~ ') - ln(frequency.' ~ value ~ '_rate)') }}
{%- endmacro %}

{# Within a household only what is individual is weighed by its frequency. A rare
   name is likely given twice there (a junior), so its frequency has a floor. #}
{% macro _household_frequencies(settings) -%}
    {%- set floors = settings['household_floor'] -%}
    {%- set terms = [] -%}
    {%- for name, comparison in settings['comparisons'].items() -%}
        {%- set branches = [] -%}
        {%- for level in comparison['levels'].values()
            if level.get('rates') and throughline.is_individual(comparison, level) -%}
            {%- do branches.append(throughline._at_level(level, floors)) -%}
        {%- endfor -%}
        {%- if branches -%}
            {%- do terms.append(
                'case ' ~ name ~ '_level ' ~ branches | join(' ') ~ ' else 0 end'
            ) -%}
        {%- endif -%}
    {%- endfor -%}
    {{ return(terms | join('\n            + ')) }}
{%- endmacro %}

{# Two John Smiths write john.smith@ at two providers: an email made from the name
   that the record bears anyway tells little more than its domain and its digits, which tell
   nothing more where they are the year of both births. #}
{% macro _is_email_from_name() -%}
    {{ return(
        '(email_level >= 3 and (email_is_from_name_l or email_is_from_name_r))'
    ) }}
{%- endmacro %}

{% macro _email_from_name(numbers) -%}
    greatest(
        -{{ numbers['most'] }},
        ln({{ numbers['share'] }})
        + case when email_level = 4 then 0
            else ln(
                greatest(email_domain_count_l, email_domain_count_r) / (frequency.email_total + 1)
            ) end
        - case when email_digits_l = email_digits_r and not (
                birth_date_level >= 3
                and right(substring(birth_l, 1, 4), length(email_digits_l)) = email_digits_l
                and right(substring(birth_r, 1, 4), length(email_digits_l)) = email_digits_l
            )
            then {{ numbers['per_digit'] }} * length(email_digits_l) else 0 end
        - case when given_name_level in (4, 5, 6, 7, 8) then 0
            else {{ numbers['given_differs'] }} end
        - case when family_name_level in (4, 5, 6) or given_name_level = 8 then 0
            else {{ numbers['family_differs'] }} end
    )
{%- endmacro %}

{# Whether members of a household reach a level no oftener than strangers do. #}
{% macro is_individual(comparison, level) -%}
    {{ return(comparison.get('individual', false) or level.get('individual', false)) }}
{%- endmacro %}
