{{ config(materialized='kept', touched_by={'person_touched': ['person_id']}) }}

with persons as (

    select
        person_id,
        min(owner_org_uid) <> max(owner_org_uid) as is_shared
    from {{ throughline.of_touched(ref('person_crosswalk'), 'record_uid') }}
    group by person_id

),

shared_persons as (

    select person_id from persons
    where is_shared

),

{{ throughline.chosen_claims(within=['owner_org_uid'], among='shared_persons') }},

{{ throughline.golden_record(
    ['person_id', 'owner_org_uid'], 'chosen_claims', among='shared_persons'
) }}
union all
-- whom one organization knows is there what that person is anywhere
select
    person_id || '|' || owner_org_uid as person_org_id,
    person_id,
    person_id_wide,
    owner_org_uid,
    display_name,
    given_name,
    middle_name,
    family_name,
    name_suffix,
    language,
    birth_year,
    is_minor_possible,
    email_best,
    phone_best,
    phone_line_type,
    address_line_1,
    address_line_2,
    locality,
    region,
    postal_code,
    county_fips,
    state_voter_id,
    voter_region,
    first_seen_at,
    last_seen_at,
    tool_count,
    record_count,
    match_probability,
    has_conflict,
    is_deceased,
    is_deleted,
    name_tool_slug,
    email_tool_slug,
    phone_tool_slug,
    address_tool_slug,
    data_as_of
from {{ ref('person') }}
where person_id in (
    select person_id from persons
    where not is_shared
)
