{{ config(enabled=tool_is_on('mobilize')) }}

-- Mobilize says what an event campaign is only inside its events
with mentions as (

    select
        *,
        row_number() over (
            partition by account_slug, mobilize_event_campaign_id
            order by updated_at desc, mobilize_event_id asc
        ) as recency
    from {{ ref('stg_mobilize__events') }}
    where mobilize_event_campaign_id is not null

)

select
    {{ conform('mobilize', 'campaign', object='event_campaign',
        id=['mobilize_event_campaign_id'], fields={
        'campaign_name': "replace(event_campaign_slug, '-', ' ')",
        'campaign_type': "'event_series'",
        'public_url': 'event_campaign_url',
        'source_updated_at': 'updated_at',
        'time_basis': "'documented_utc'",
    }) }}
from mentions
where recency = 1
