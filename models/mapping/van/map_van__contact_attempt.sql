{{ config(enabled=tool_is_on('van')) }}

-- names come from the committee's own lists, which its key may not be allowed to read
with named as (

    select
        history.*,
        coalesce(
            results.result_name, history.result_name, history.van_result_id
        ) as result_raw,
        coalesce(types.contact_type_name, history.van_contact_type_id)
            as contact_type_name,
        nullif(history.van_campaign_id, '0') as campaign_key
    from {{ ref('stg_van__contact_history') }} as history
    left join {{ ref('stg_van__result_codes') }} as results
        on
            history.account_slug = results.account_slug
            and history.van_result_id = results.van_result_id
    left join {{ ref('stg_van__contact_types') }} as types
        on
            history.account_slug = types.account_slug
            and history.van_contact_type_id = types.van_contact_type_id

)

select
    {{ conform('van', 'contact_attempt', object='contact_history',
        id=['van_contact_id'], fields={
        'person_record_uid': uid('van', 'person', ['van_person_id']),
        'actor_person_record_uid': uid('van', 'user', ['van_user_id']),
        'actor_kind': "'unknown'",
        'campaign_uid': uid('van', 'campaign', ['campaign_key']),
        'direction': "'outbound'",
        'contact_type_raw': 'contact_type_name',
        'occurred_at': 'canvassed_at',
        'result_raw': 'result_raw',
        'contact_point_uid': uid('van', 'phone', ['van_phone_id']),
        'source_created_at': 'created_at',
        'source_updated_at': 'updated_at',
        'time_basis': "'offset_in_value'",
        'is_deleted': 'suppressed_at is not null',
        'deleted_at': 'suppressed_at',
        'deletion_basis': "case when suppressed_at is not null then 'source_flag' end",
    }) }}
from named
