{{ config(enabled=tool_is_on('fictional_events')) }}

select
    {{ conform('fictional_events', 'consent_event', object='subscription', id=['id'], fields={
        'person_record_uid': uid('fictional_events', 'person', ['person_id']),
        'contact_point_value_raw': 'email',
        'channel': 'channel',
        'sender_scope': 'scope',
        'consent_status': 'status',
        'capture_method': 'method',
        'effective_at': 'happened_at',
        'is_verified': 'happened_at is not null',
        'source_updated_at': 'updated_at',
        'time_basis': "'documented_utc'",
    }) }}
from {{ _fictional_rows('fictional_events_subscriptions') }}
