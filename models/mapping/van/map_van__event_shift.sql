{{ config(enabled=tool_is_on('van')) }}

-- who signs up for an event without shifts signs up for all of it
with unslotted as (

    select events.*
    from {{ ref('stg_van__events') }} as events
    where not exists (
        select 1
        from {{ ref('stg_van__events__shifts') }} as shifts
        where
            shifts.account_slug = events.account_slug
            and shifts.van_event_id = events.van_event_id
    ) or exists (
        select 1
        from {{ ref('stg_van__signups') }} as signups
        where
            signups.account_slug = events.account_slug
            and signups.van_event_id = events.van_event_id
            and signups.van_event_shift_id is null
    )

)

select
    {{ conform('van', 'event_shift', object='event_shift',
        id=['van_event_shift_id'], fields={
        'event_uid': uid('van', 'event', ['van_event_id']),
        'starts_at': 'starts_at',
        'ends_at': 'ends_at',
        'shift_label': 'shift_name',
        'time_basis': "'offset_in_value'",
    }) }}
from {{ ref('stg_van__events__shifts') }}

union all

select
    {{ conform('van', 'event_shift', object='whole_event', id_kind='minted',
        id=['van_event_id'], fields={
        'event_uid': uid('van', 'event', ['van_event_id']),
        'starts_at': 'starts_at',
        'ends_at': 'ends_at',
        'time_basis': "'offset_in_value'",
    }) }}
from unslotted
