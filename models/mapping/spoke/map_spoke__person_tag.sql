{{ config(enabled=tool_is_on('spoke')) }}

-- a tag's own row may be gone, its uses not yet
with tagged as (

    select
        uses.*,
        coalesce(tags.tag_name, uses.spoke_tag_id) as tag_name,
        coalesce(uses.is_deleted, false) or uses.missing_since is not null as is_removed
    from {{ ref('stg_spoke__tag_campaign_contact') }} as uses
    left join {{ ref('stg_spoke__tag') }} as tags
        on
            uses.account_slug = tags.account_slug
            and uses.spoke_tag_id = tags.spoke_tag_id

)

select
    {{ conform('spoke', 'person_tag', object='tag_campaign_contact',
        id=['spoke_tag_campaign_contact_id'], fields={
        'source_id_kind': 'source_id_kind',
        'person_record_uid': uid('spoke', 'campaign_contact', ['spoke_campaign_contact_id']),
        'tag_source_id': 'spoke_tag_id',
        'tag_name_raw': 'tag_name',
        'applied_at': 'created_at',
        'removed_at': 'case when is_removed then coalesce(missing_since, updated_at, extracted_at) end',
        'applied_by_person_record_uid': uid('spoke', 'user', ['spoke_user_id']),
        'source_created_at': 'created_at',
        'source_updated_at': 'updated_at',
        'time_basis': "'documented_utc'",
        'is_deleted': 'is_removed',
        'deleted_at': 'case when is_removed then coalesce(missing_since, updated_at, extracted_at) end',
        'deletion_basis': "case when missing_since is not null then 'absence_in_full_sync'"
            " when is_removed then 'source_flag' end",
    }) }}
from tagged
