{{ config(enabled=tool_is_on('action_network')) }}

-- Action Network has no slots: one is minted for each event, with the event's times
select
    {{ conform('action_network', 'event_shift', object='event_shift', id_kind='minted',
        id=['action_network_event_id'], fields={
        'event_uid': uid('action_network', 'event', ['action_network_event_id']),
        'starts_at': 'coalesce(' ~ local_to_utc('starts_at_local', 'timezone') ~ ', starts_at_local)',
        'ends_at': 'coalesce(' ~ local_to_utc('ends_at_local', 'timezone') ~ ', ends_at_local)',
        'capacity': 'capacity',
        'source_created_at': 'created_at',
        'source_updated_at': 'updated_at',
        'source_timezone': 'timezone',
        'time_basis': "case when timezone is null then 'account_default' else 'documented_zone' end",
    }) }}
from {{ ref('stg_action_network__events') }}
