{{ config(enabled=tool_is_on('van')) }}

-- VAN lists no campaigns: a contact names its own, and campaign 0 is none
with contacts as (

    select
        history.*,
        coalesce(types.contact_type_name, history.van_contact_type_id)
            as contact_type_name
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
            order by canvassed_at desc, van_contact_id asc
        ) as recency,
        min(canvassed_at) over (
            partition by account_slug, van_campaign_id
        ) as first_canvassed_at
    from contacts

),

-- codes group events as campaigns group contacts
coded as (

    select
        *,
        row_number() over (
            partition by account_slug, van_code_id
            order by extracted_at desc, van_event_id asc, position_in_list asc
        ) as recency
    from {{ ref('stg_van__events__codes') }}

),

campaigns as (

    select
        account_slug, extracted_at, loaded_at, load_id, source_row_id,
        'campaign' as named_by,
        van_campaign_id as campaign_key,
        campaign_name,
        cast(null as {{ dbt.type_string() }}) as campaign_type,
        contact_type_name,
        first_canvassed_at,
        updated_at
    from mentions
    where recency = 1

    union all

    select
        account_slug, extracted_at, loaded_at, load_id, source_row_id,
        'code' as named_by,
        van_code_id as campaign_key,
        code_name as campaign_name,
        'event_series' as campaign_type,
        cast(null as {{ dbt.type_string() }}) as contact_type_name,
        cast(null as {{ dbt.type_timestamp() }}) as first_canvassed_at,
        cast(null as {{ dbt.type_timestamp() }}) as updated_at
    from coded
    where recency = 1

)

select
    {{ conform('van', 'campaign', object='campaign', id=['campaign_key'], fields={
        'source_object': 'named_by',
        'campaign_name': 'campaign_name',
        'campaign_type': 'campaign_type',
        'campaign_type_raw': 'contact_type_name',
        'starts_at': 'first_canvassed_at',
        'source_updated_at': 'updated_at',
        'time_basis': "case
            when first_canvassed_at is null then 'none'
            else 'offset_in_value'
        end",
        'is_deleted': 'false',
    }) }}
from campaigns
