{{ config(enabled=tool_is_on('spoke')) }}

select
    {{ conform('spoke', 'campaign', object='campaign', id=['spoke_campaign_id'], fields={
        'campaign_name': 'title',
        'campaign_type': "'text_campaign'",
        'channel': "'text'",
        'starts_at': 'created_at',
        'ends_at': 'due_at',
        'created_by_person_record_uid': uid('spoke', 'user', ['creator_user_id']),
        'source_created_at': 'created_at',
        'source_updated_at': 'updated_at',
        'time_basis': "'documented_utc'",
    }) }}
from {{ ref('stg_spoke__campaign') }}
