{{ config(enabled=tool_is_on('file')) }}

with source as (

    {{ completed_rows('file', 'people') }}

)

select
    {{ landed_columns() }},

    -- ids
    tool_slug,
    source_id,
    source_id_kind,

    -- strings
    record_kind,
    full_name,
    given_name,
    middle_name,
    family_name,
    name_suffix,
    birth_date as birth_date_text,
    gender,
    birth_place,
    occupation,
    employer,
    address_line_1,
    address_line_2,
    city,
    region,
    postal_code,
    country,
    owner_org as owner_org_slug,

    -- timestamps
    observed_at

from source
