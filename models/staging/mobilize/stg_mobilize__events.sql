{{ config(enabled=tool_is_on('mobilize')) }}

with source as (

    {{ completed_rows('mobilize', 'events') }}

)

select
    {{ landed_columns() }},

    -- ids
    cast(id as {{ dbt.type_string() }}) as mobilize_event_id,
    cast(event_campaign__id as {{ dbt.type_string() }}) as mobilize_event_campaign_id,
    cast(contact__owner_user_id as {{ dbt.type_string() }}) as owner_person_id,
    cast(sponsor__id as {{ dbt.type_string() }}) as sponsor_id,

    -- strings
    title,
    event_type,
    timezone,
    visibility,
    address_visibility,
    approval_status,
    browser_url,
    event_campaign__slug as event_campaign_slug,
    event_campaign__event_create_page_url as event_campaign_url,
    location__venue as venue_name,
    location__locality as locality,
    location__region as region,
    location__country as country,
    location__postal_code as postal_code,

    -- numbers
    location__location__latitude as latitude,
    location__location__longitude as longitude,

    -- booleans
    is_virtual,
    created_by_volunteer_host as is_volunteer_hosted,

    -- timestamps
    {{ epoch_to_timestamp('created_date') }} as created_at,
    {{ epoch_to_timestamp('modified_date') }} as updated_at

from source
