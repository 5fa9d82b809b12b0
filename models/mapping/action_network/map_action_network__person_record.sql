{{ config(enabled=tool_is_on('action_network')) }}

-- most people have said no language; of several the first counts
with people as (

    select
        people.*,
        languages.language
    from {{ ref('stg_action_network__people') }} as people
    left join {{ ref('stg_action_network__people__languages_spoken') }} as languages
        on
            people.account_slug = languages.account_slug
            and people.action_network_person_id = languages.action_network_person_id
            and languages.position_in_list = 0

)

select
    {{ conform('action_network', 'person_record', object='person',
        id=['action_network_person_id'], fields={
        'record_kind': "'contact'",
        'given_name': 'given_name',
        'family_name': 'family_name',
        'language': 'language',
        'first_seen_at': 'created_at',
        'source_created_at': 'created_at',
        'source_updated_at': 'updated_at',
        'time_basis': "'offset_in_value'",
    }) }}
from people
