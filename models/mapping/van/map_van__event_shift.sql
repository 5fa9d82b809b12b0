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

),

slots as (

    select
        account_slug,
        extracted_at,
        loaded_at,
        load_id,
        source_row_id,
        missing_since,
        'event_shift' as slot_of,
        'native' as slot_kind,
        van_event_shift_id as slot_key,
        van_event_id,
        shift_name,
        starts_at,
        ends_at
    from {{ ref('stg_van__events__shifts') }}

    union all

    select
        account_slug,
        extracted_at,
        loaded_at,
        load_id,
        source_row_id,
        missing_since,
        'whole_event' as slot_of,
        'minted' as slot_kind,
        van_event_id as slot_key,
        van_event_id,
        cast(null as {{ dbt.type_string() }}) as shift_name,
        starts_at,
        ends_at
    from unslotted

)

select
    {{ conform('van', 'event_shift', object='event_shift', id=['slot_key'], fields={
        'source_object': 'slot_of',
        'source_id_kind': 'slot_kind',
        'event_uid': uid('van', 'event', ['van_event_id']),
        'starts_at': 'starts_at',
        'ends_at': 'ends_at',
        'shift_label': 'shift_name',
        'time_basis': "'offset_in_value'",
    }) }}
from slots
