{# Two steps per column: the words the tools use, each with its most specific
   reading, a fork's own before ours; then every row with the reading of its word. A value the mapping gave
   itself stands; a word without a reading is `unknown`. #}
{% macro _in_standard_words(before, after, contract, columns, by_channel=false) -%}
    {%- set keys = ['tool_slug', 'account_slug', 'source_object', 'source_field', 'when_channel'] -%}
    {%- for column in columns %}
    {%- set meta = contract[column].meta %}
{{ column }}_words as (

    select
        tool_slug,
        account_slug,
        source_object,
        {{ column }}__source_field as source_field,
        {{ "coalesce(channel, '*')" if by_channel else "'*'" }} as when_channel,
        lower(trim({{ meta.crosswalk_from }})) as source_value
    from {{ before }}
    where trim({{ meta.crosswalk_from }}) <> ''
    group by 1, 2, 3, 4, 5, 6

),

{{ column }}_readings as (

    select
        spoken.*,
        words.standard_value
        {%- for rider, details in contract.items() if details.meta.read_with == column %},
        words.{{ rider }}
        {%- endfor %},
        row_number() over (
            partition by {% for key in keys %}spoken.{{ key }}, {% endfor %}spoken.source_value
            order by
                words.standing,
                {%- for key in keys %}
                case when words.{{ key }} = '*' then 1 else 0 end,
                {%- endfor %}
                words.standard_value
        ) as preference
    from {{ column }}_words as spoken
    inner join {{ ref('map_throughline__word') }} as words
        on
            words.crosswalk = '{{ meta.crosswalk or meta.enum }}'
            and words.source_value = spoken.source_value
            {%- for key in keys %}
            and words.{{ key }} in (spoken.{{ key }}, '*')
            {%- endfor %}

),

    {% endfor %}
{{ after }} as (

    select
        {%- for column, details in contract.items() %}
        {%- if column in columns %}
        case
            when {{ before }}.{{ column }} is not null then {{ before }}.{{ column }}
            when {{ column }}_readings.standard_value is not null
                then {{ column }}_readings.standard_value
            when trim({{ before }}.{{ details.meta.crosswalk_from }}) <> '' then 'unknown'
        end as {{ column }},
        {%- elif details.meta.read_with in columns %}
        coalesce({{ before }}.{{ column }}, {{ details.meta.read_with }}_readings.{{ column }}) as {{ column }},
        {%- else %}
        {{ before }}.{{ column }},
        {%- endif %}
        {%- if details.meta.crosswalk_from %}
        {{ before }}.{{ column }}__source_field,
        {%- endif %}
        {%- endfor %}
        {{ before }}.account_timezone,
        {{ before }}.has_account
    from {{ before }}
    {%- for column in columns %}
    -- most words have a reading, some rows have no word
    left join {{ column }}_readings
        on
            {{ column }}_readings.preference = 1
            and {{ before }}.tool_slug = {{ column }}_readings.tool_slug
            and {{ before }}.account_slug = {{ column }}_readings.account_slug
            and {{ before }}.source_object = {{ column }}_readings.source_object
            and {{ before }}.{{ column }}__source_field = {{ column }}_readings.source_field
            and lower(trim({{ before }}.{{ contract[column].meta.crosswalk_from }}))
            = {{ column }}_readings.source_value
            {%- if by_channel %}
            and coalesce({{ before }}.channel, '*') = {{ column }}_readings.when_channel
            {%- endif %}
    {%- endfor %}

),
{%- endmacro %}
