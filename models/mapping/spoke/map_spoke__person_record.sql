{{ config(enabled=tool_is_on('spoke')) }}

-- Spoke has no person: whoever is in two campaigns is two records
select
    {{ conform('spoke', 'person_record', object='campaign_contact',
        id=['spoke_campaign_contact_id'], fields={
        'record_kind': "'campaign_contact'",
        'given_name': 'first_name',
        'family_name': 'last_name',
        'first_seen_at': 'created_at',
        'source_created_at': 'created_at',
        'source_updated_at': 'updated_at',
        'time_basis': "'documented_utc'",
    }) }}
from {{ ref('stg_spoke__campaign_contact') }}

union all

select
    {{ conform('spoke', 'person_record', object='user', id=['spoke_user_id'], fields={
        'record_kind': "'user'",
        'given_name': 'first_name',
        'family_name': 'last_name',
        'first_seen_at': 'created_at',
        'source_created_at': 'created_at',
        'source_updated_at': 'updated_at',
        'time_basis': "'documented_utc'",
    }) }}
from {{ ref('stg_spoke__user') }}
