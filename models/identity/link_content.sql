{{ config(materialized='view') }}

-- what every record says, as two numbers that differ when any of it does: `content` is of what
-- matching reads, `claims` of what is published of its person besides
with contacts as (

    select
        person_record_uid as record_uid,
        contact_point_type as kind,
        {{ throughline.row_hash(
            ['contact_point_type', 'match_value', 'value_raw', 'is_primary', 'deliverability']
        ) }} as content,
        {{ throughline.row_hash(['record_uid', 'value_normalized', 'phone_line_type']) }} as claim,
        observed_at,
        is_deleted
    from {{ rolled_up('contact_point') }}
    where contact_point_type in ('email', 'phone')
    union all
    select
        person_record_uid as record_uid,
        'address' as kind,
        {{ throughline.row_hash([
            'address_type', 'line_1_raw', 'line_2_raw', 'locality', 'region', 'region_raw',
            'postal_code', 'postal_code_raw', 'country', 'is_primary',
        ]) }} as content,
        {{ throughline.row_hash(['record_uid', 'county_fips']) }} as claim,
        observed_at,
        is_deleted
    from {{ ref('mds_person_address') }}
    union all
    select
        person_record_uid as record_uid,
        identifier_type as kind,
        {{ throughline.row_hash([
            'identifier_type', 'identifier_namespace', 'identifier_value', 'claim_strength',
        ]) }} as content,
        {{ throughline.row_hash(['record_uid']) }} as claim,
        observed_at,
        is_deleted
    from {{ ref('mds_person_identifier') }}
    where not is_deleted

),

said as (

    select
        record_uid,
        kind,
        content,
        {{ throughline.number_hash(['content', 'observed_at']) }} as place,
        {{ throughline.number_hash(['content', 'claim', 'observed_at', 'is_deleted']) }} as claims
    from contacts
    -- what people have said of the record, on purpose
    union all
    select
        record_uid,
        'pin' as kind,
        null as content,
        null as place,
        {{ throughline.row_hash(['field']) }} as claims
    from {{ ref('link_pin') }}
    {%- for list in [ref('registry_withheld_name'), source('registry', 'withheld_name')] %}
    union all
    select
        record_uid,
        'withheld' as kind,
        null as content,
        null as place,
        {{ throughline.row_hash(['name_hash']) }} as claims
    from {{ list }}
    {%- endfor %}

),

by_record as (

    select
        record_uid,
        sum(content)
        -- which of several came last decides which counts first
        {%- for kind in ['email', 'phone', 'address'] %}
        + case
            when count(case when kind = '{{ kind }}' then 1 end) > 1
                then sum(case when kind = '{{ kind }}' then place else 0 end)
            else 0
        end
        {%- endfor %} as content,
        sum(claims) as claims
    from said
    group by record_uid

),

ruled as (

    select
        record_no_l as record_no,
        {{ throughline.row_hash(['record_no_r', 'is_same', 'is_different', 'is_human']) }}
            as content
    from {{ ref('link_ruling') }}
    union all
    select
        record_no_r as record_no,
        {{ throughline.row_hash(['record_no_l', 'is_same', 'is_different', 'is_human']) }}
            as content
    from {{ ref('link_ruling') }}

),

rulings as (

    select
        record_no,
        sum(content) as content
    from ruled
    group by record_no

)

select
    record.record_no,
    record.record_uid,
    {{ throughline.row_hash([
        'record.tool_slug', 'record.account_slug', 'record.owner_org_uid', 'record.match_scope',
        'record.record_kind',
        'record.birth_date_raw', 'record.birth_date', 'record.birth_year', 'record.birth_place',
        'record.occupation', 'record.employer', 'record.gender',
        'record.given_name', 'record.middle_name', 'record.family_name',
        'record.name_suffix', 'record.full_name_raw',
    ]) }} + coalesce(by_record.content, 0) + coalesce(rulings.content, 0) as content,
    {{ throughline.number_hash([
        throughline.row_hash([
            'record.source_object', 'record.source_id', 'record.preferred_name',
            'record.language', 'record.deceased_status',
        ]),
        'record.source_created_at', 'record.source_updated_at', 'record.first_seen_at',
        'record.extracted_at', 'record.loaded_at', 'record.is_deleted',
    ]) }} + coalesce(by_record.claims, 0) as claims
from {{ ref('link_participant') }} as record
-- a record may have no contacts, hardly any was ruled on
left join by_record on record.record_uid = by_record.record_uid
left join rulings on record.record_no = rulings.record_no
