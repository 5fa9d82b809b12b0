{{ config(enabled=tool_is_on('action_network')) }}

-- a tag's own row may be gone, its taggings not yet
with taggings as (

    select
        taggings.*,
        coalesce(tags.tag_name, taggings.action_network_tag_id) as tag_name
    from {{ ref('stg_action_network__taggings') }} as taggings
    left join {{ ref('stg_action_network__tags') }} as tags
        on
            taggings.account_slug = tags.account_slug
            and taggings.action_network_tag_id = tags.action_network_tag_id

)

select
    {{ conform('action_network', 'person_tag', object='tagging',
        id=['action_network_tagging_id'], fields={
        'person_record_uid': uid('action_network', 'person', ['action_network_person_id']),
        'tag_source_id': 'action_network_tag_id',
        'tag_name_raw': 'tag_name',
        'applied_at': 'created_at',
        'removed_at': 'missing_since',
        'source_created_at': 'created_at',
        'source_updated_at': 'updated_at',
        'time_basis': "'offset_in_value'",
    }) }}
from taggings
