{{ config(enabled=tool_is_on('spoke')) }}

select
    {{ conform('spoke', 'contact_point', object='cell', id_kind='composite',
        id=['spoke_campaign_contact_id'], fields={
        'person_record_uid': uid('spoke', 'campaign_contact', ['spoke_campaign_contact_id']),
        'contact_point_type': "'phone'",
        'value_raw': 'cell',
        'phone_line_type': "'mobile'",
        'is_primary': 'true',
        'source_created_at': 'created_at',
        'source_updated_at': 'updated_at',
        'time_basis': "'documented_utc'",
    }) }}
from {{ ref('stg_spoke__campaign_contact') }}
where cell <> ''

union all

select
    {{ conform('spoke', 'contact_point', object='user_cell', id_kind='composite',
        id=['spoke_user_id'], fields={
        'person_record_uid': uid('spoke', 'user', ['spoke_user_id']),
        'contact_point_type': "'phone'",
        'value_raw': 'cell',
        'is_primary': 'true',
        'source_created_at': 'created_at',
        'source_updated_at': 'updated_at',
        'time_basis': "'documented_utc'",
    }) }}
from {{ ref('stg_spoke__user') }}
where cell <> ''

union all

select
    {{ conform('spoke', 'contact_point', object='user_email', id_kind='composite',
        id=['spoke_user_id'], fields={
        'person_record_uid': uid('spoke', 'user', ['spoke_user_id']),
        'contact_point_type': "'email'",
        'value_raw': 'email',
        'is_primary': 'true',
        'source_created_at': 'created_at',
        'source_updated_at': 'updated_at',
        'time_basis': "'documented_utc'",
    }) }}
from {{ ref('stg_spoke__user') }}
where email <> ''
