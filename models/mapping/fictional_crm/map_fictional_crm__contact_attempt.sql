{{ config(enabled=tool_is_on('fictional_crm')) }}

select
    {{ conform('fictional_crm', 'contact_attempt', object='contact_history', id=['id'], fields={
        'person_record_uid': uid('fictional_crm', 'person', ['person_id']),
        'actor_kind': "'volunteer'",
        'campaign_uid': uid('fictional_crm', 'campaign', ['campaign_id']),
        'channel': 'channel',
        'method': "'p2p'",
        'direction': "'outbound'",
        'occurred_at': 'happened_at',
        'result_raw': 'result',
        'origin_tool_slug': "coalesce(origin_tool, 'fictional_crm')",
        'origin_source_id': 'origin_id',
        'origin_record_uid': "case when origin_id is not null
            then origin_tool || ':' || account_slug || ':call:' || origin_id end",
        'source_updated_at': 'updated_at',
        'time_basis': "'documented_utc'",
    }) }}
from {{ _fictional_rows('fictional_crm_contacts') }}
