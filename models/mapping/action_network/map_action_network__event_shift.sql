{{ config(enabled=tool_is_on('action_network')) }}

-- Action Network has no slots: one is minted for each event, with the event's times
select
    {{ conform('action_network', 'event_shift', object='event_shift', id_kind='minted',
        id=['action_network_event_id'], fields={
        'event_uid': uid('action_network', 'event', ['action_network_event_id']),
        'starts_at': local_to_utc('starts_at_local', 'timezone'),
        'ends_at': local_to_utc('ends_at_local', 'timezone'),
        'capacity': 'capacity',
        'source_created_at': 'created_at',
        'source_updated_at': 'updated_at',
        'source_timezone': 'timezone',
        'time_basis': "'account_default'",
    }) }}
from {{ ref('stg_action_network__events') }}
