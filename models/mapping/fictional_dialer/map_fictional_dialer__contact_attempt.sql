{{ config(enabled=tool_is_on('fictional_dialer')) }}

-- no id of its own, and times in the clock of New York
select
    {{ conform('fictional_dialer', 'contact_attempt', object='call', id_kind='content_hash',
        id=['callee', 'phone', 'dialed_at'], fields={
        'person_record_uid': uid('fictional_dialer', 'callee', ['campaign', 'external_id']),
        'actor_kind': "'volunteer'",
        'channel': "'phone'",
        'method': "'predictive_dialer'",
        'direction': "'outbound'",
        'occurred_at': local_to_utc('cast(dialed_at as ' ~ dbt.type_timestamp() ~ ')', "'America/New_York'"),
        'result_raw': 'result',
        'origin_tool_slug': "'fictional_dialer'",
        'source_updated_at': 'updated_at',
        'source_timezone': "'America/New_York'",
        'time_basis': "'documented_zone'",
    }) }}
from {{ _fictional_rows('fictional_dialer_calls') }}
