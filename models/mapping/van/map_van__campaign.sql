{{ config(enabled=tool_is_on('van')) }}

-- VAN lists no campaigns: a contact names its own, and campaign 0 is none
with contacts as (

    select
        history.*,
        types.contact_type_name
    from {{ ref('stg_van__contact_history') }} as history
    -- the key may not be allowed to list contact types
    left join {{ ref('stg_van__contact_types') }} as types
        on
            history.account_slug = types.account_slug
            and history.van_contact_type_id = types.van_contact_type_id
    where history.van_campaign_id <> '0'

),

mentions as (

    select
        *,
        row_number() over (
            partition by account_slug, van_campaign_id
            order by canvassed_at desc, van_contact_id
        ) as recency,
        min(canvassed_at) over (
            partition by account_slug, van_campaign_id
        ) as first_canvassed_at
    from contacts

),

-- codes group events as campaigns group contacts
coded as (

    select
        codes.*,
        row_number() over (
            partition by codes.account_slug, codes.van_code_id
            order by codes.extracted_at desc, codes.van_event_id
        ) as recency
    from {{ ref('stg_van__events__codes') }} as codes

)

select
    {{ conform('van', 'campaign', object='campaign', id=['van_campaign_id'], fields={
        'campaign_name': 'campaign_name',
        'campaign_type_raw': 'contact_type_name',
        'starts_at': 'first_canvassed_at',
        'source_updated_at': 'updated_at',
        'time_basis': "'offset_in_value'",
    }) }}
from mentions
where recency = 1

union all

select
    {{ conform('van', 'campaign', object='code', id=['van_code_id'], fields={
        'campaign_name': 'code_name',
        'campaign_type': "'event_series'",
    }) }}
from coded
where recency = 1
