{{ config(enabled=tool_is_on('van')) }}

-- a code that VAN lists no more keeps its number for a name
with named as (

    select
        applied.*,
        coalesce(codes.activist_code_name, applied.van_activist_code_id) as tag_name
    from {{ ref('stg_van__contacts_activist_codes') }} as applied
    left join {{ ref('stg_van__activist_codes') }} as codes
        on
            applied.account_slug = codes.account_slug
            and applied.van_activist_code_id = codes.van_activist_code_id

)

select
    {{ conform('van', 'person_tag', object='contacts_activist_code',
        id=['van_applied_code_id'], fields={
        'person_record_uid': uid('van', 'person', ['van_person_id']),
        'tag_source_id': 'van_activist_code_id',
        'tag_name_raw': 'tag_name',
        'applied_at': 'canvassed_at',
        'removed_at': 'suppressed_at',
        'applied_by_person_record_uid': uid('van', 'user', ['van_user_id']),
        'contact_attempt_uid': uid('van', 'contact_history', ['van_contact_id']),
        'source_created_at': 'created_at',
        'source_updated_at': 'updated_at',
        'time_basis': "'offset_in_value'",
        'is_deleted': 'suppressed_at is not null',
        'deleted_at': 'suppressed_at',
        'deletion_basis': "case when suppressed_at is not null then 'source_flag' end",
    }) }}
from named
