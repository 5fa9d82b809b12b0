{# The columns of `person` for each value of `keys` (person_id, or person_id and
   owner_org_uid), from the claims that stand: the relation or step `chosen`, whose columns
   are those of chosen_claims. `among`: of the persons in that step alone. #}
{% macro golden_record(keys, chosen, among=none) -%}
members as (

    select
        record.record_uid,
        record.tool_slug,
        record.owner_org_uid,
        record.deceased_status,
        record.source_created_at,
        record.source_updated_at,
        record.first_seen_at,
        record.loaded_at,
        record.is_deleted,
        crosswalk.person_id,
        crosswalk.person_id_wide,
        crosswalk.match_probability
    from {{ throughline.of_touched(ref('person_crosswalk'), 'record_uid') }} as crosswalk
    inner join {{ ref('mds_person_record') }} as record
        on crosswalk.record_uid = record.record_uid
    {%- if among %}
    where crosswalk.person_id in (select person_id from {{ among }})
    {%- endif %}

),

owners as (

    select
        person_id,
        owner_org_uid,
        row_number() over (
            partition by person_id
            order by count(*) desc, {{ throughline.in_key_order('owner_org_uid') }}
        ) as preference
    from members
    group by person_id, owner_org_uid

),

groups as (

    select
        {{ keys | join(', ') }},
        min(person_id_wide) as person_id_wide,
        min(coalesce(first_seen_at, source_created_at)) as first_seen_at,
        max(coalesce(source_updated_at, source_created_at)) as last_seen_at,
        count(distinct tool_slug) as tool_count,
        count(*) as record_count,
        min(match_probability) as match_probability,
        max(case when deceased_status = 'confirmed' then 1 else 0 end) = 1 as is_deceased,
        min(case when is_deleted then 1 else 0 end) = 1 as is_deleted,
        max(loaded_at) as data_as_of
    from members
    group by {{ keys | join(', ') }}

),

today as (

    select max(loaded_at) as loaded_at from {{ ref('mds_person_record') }}

)

select
    {% if keys | length > 1 -%}
    groups.person_id || '|' || groups.owner_org_uid as person_org_id,
    {% endif -%}
    groups.person_id,
    groups.person_id_wide,
    {% if keys | length > 1 -%}
    groups.owner_org_uid,
    {%- else -%}
    owners.owner_org_uid,
    {%- endif %}
    {{ throughline.whole_name('name_told.') }} as display_name,
    name_told.given_name,
    name_told.middle_name,
    name_told.family_name,
    name_told.name_suffix,
    language_told.language,
    {% set birth_year -%}
    coalesce(
        cast({{ throughline.year_of('birth_date_told.birth_date') }} as {{ dbt.type_bigint() }}),
        birth_date_told.birth_year
    )
    {%- endset -%}
    case when {{ birth_year }} >= 1900 then {{ birth_year }} end as birth_year,
    coalesce(
        cast({{ throughline.year_of('today.loaded_at') }} as {{ dbt.type_bigint() }})
        - {{ birth_year }} <= 18,
        false
    ) as is_minor_possible,
    email_told.value_normalized as email_best,
    phone_told.value_normalized as phone_best,
    phone_told.phone_line_type,
    address_told.line_1_raw as address_line_1,
    address_told.line_2_raw as address_line_2,
    address_told.locality,
    address_told.region,
    address_told.postal_code,
    address_told.county_fips,
    state_voter_id_told.identifier_value as state_voter_id,
    state_voter_id_told.identifier_namespace as voter_region,
    groups.first_seen_at,
    groups.last_seen_at,
    groups.tool_count,
    groups.record_count,
    groups.match_probability,
    coalesce(
        birth_date_told.rival_value_count > 0 or state_voter_id_told.rival_value_count > 0, false
    ) as has_conflict,
    groups.is_deceased,
    groups.is_deleted,
    name_told.tool_slug as name_tool_slug,
    email_told.tool_slug as email_tool_slug,
    phone_told.tool_slug as phone_tool_slug,
    address_told.tool_slug as address_tool_slug,
    groups.data_as_of
from groups
cross join today
{% if keys | length == 1 -%}
inner join owners on groups.person_id = owners.person_id and owners.preference = 1
{% endif -%}
-- no record of a person may say a field
{%- for field, told in {
    'name': ['person_record', [
        'given_name', 'middle_name', 'family_name', 'name_suffix', 'full_name_raw',
    ]],
    'birth_date': ['person_record', ['birth_date', 'birth_year']],
    'language': ['person_record', ['language']],
    'email': ['contact_point', ['value_normalized']],
    'phone': ['contact_point', ['value_normalized', 'phone_line_type']],
    'address': ['person_address', [
        'line_1_raw', 'line_2_raw', 'locality', 'region', 'postal_code', 'county_fips',
    ]],
    'state_voter_id': ['person_identifier', ['identifier_value', 'identifier_namespace']],
}.items() %}
left join (
    select
        {% for key in keys -%}
        claim.{{ key }},
        {% endfor -%}
        claim.tool_slug,
        claim.rival_value_count,
        {% for column in told[1] -%}
        told.{{ column }}{{ ',' if not loop.last }}
        {% endfor -%}
    from {{ chosen }} as claim
    left join {{ throughline.of_touched(
        ref('mds_' ~ told[0]),
        'record_uid' if told[0] == 'person_record' else 'person_record_uid',
        'record_uid'
    ) }} as told
        on claim.claim_uid = told.record_uid
    where claim.field = '{{ field }}'
) as {{ field }}_told
    on
        {% for key in keys -%}
        groups.{{ key }} = {{ field }}_told.{{ key }}{{ ' and' if not loop.last }}
        {% endfor -%}
{%- endfor %}
{%- endmacro %}
