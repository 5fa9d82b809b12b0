{{ config(enabled=throughline.tool_is_on('doorsheet')) }}

select
    {{ throughline.conform('doorsheet', 'contact_attempt', object='visit', id=['visit_id'], fields={
        'person_record_uid': throughline.uid('doorsheet', 'person', ['doorsheet_person_id']),
        'actor_kind': "'unknown'",
        'channel': "'door'",
        'method': "'p2p'",
        'direction': "'outbound'",
        'occurred_at': 'visited_at',
        'result_raw': 'outcome',
    }) }}
from {{ ref('stg_doorsheet__visits') }}
