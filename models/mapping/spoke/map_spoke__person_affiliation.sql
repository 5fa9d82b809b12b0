{{ config(enabled=tool_is_on('spoke')) }}

-- a user's role in the organization, which is also how far it still holds
select
    {{ conform('spoke', 'person_affiliation', object='user_organization',
        id=['spoke_user_organization_id'], fields={
        'person_record_uid': uid('spoke', 'user', ['spoke_user_id']),
        'role_title_raw': 'user_role',
        'status_raw': 'user_role',
        'starts_at': 'created_at',
        'source_created_at': 'created_at',
        'source_updated_at': 'updated_at',
        'time_basis': "'documented_utc'",
    }) }}
from {{ ref('stg_spoke__user_organization') }}
