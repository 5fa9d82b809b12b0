{{ config(
    materialized='kept',
    touched_by={
        'link_change': ['record_no_l', 'record_no_r'],
        'link_candidate': [['record_no_l', 'record_no_r']],
    },
) }}

-- depends_on: {{ ref('link_candidate') }}
{% set settings = throughline.linkage_settings() %}
{% set one_name_and_mailbox = [] %}
{% for comparison, level in {'given_name': 7, 'family_name': 6, 'email': 5}.items() %}
{% do one_name_and_mailbox.append(
    throughline.level_of('scored.pattern', comparison) ~ ' = ' ~ level
) %}
{% endfor %}
{% set comparisons = ref('link_comparison') %}
{% if throughline.is_partial() %}
{% set comparisons %}
(
    select comparison.*
    from {{ ref('link_comparison') }} as comparison
    inner join {{ ref('link_candidate') }} as candidate
        on
            comparison.record_no_l = candidate.record_no_l
            and comparison.record_no_r = candidate.record_no_r
)
{% endset %}
{% endif %}

with {{ throughline.scored(comparisons) }}

select
    scored.record_no_l,
    scored.record_no_r,
    scored.pattern,
    scored.is_contradicted,
    scored.weight,
    case
        when ruling.is_same = 1 then 1000
        -- what contradicts is looked at closely, not overlooked, as is one name at one mailbox,
        -- and what only a person can tell
        when
            scored.is_contradicted = 0
            and (
                {{ one_name_and_mailbox | join(' and ') }}
                or {{ throughline.is_twin_or_renamed('scored.pattern') }}
                or {{ throughline.is_moved_or_namesake('scored.pattern') }}
            )
            then greatest(scored.weight, {{ settings['neighbourhood']['least_bits'] }})
        else
            scored.weight
            + {{ settings['contradiction_bits'] }} * scored.is_contradicted
    end as bond
from scored
-- few pairs were ruled on
left join {{ ref('link_ruling') }} as ruling
    on scored.record_no_l = ruling.record_no_l and scored.record_no_r = ruling.record_no_r
