-- what any record says of its person, field by field, and how good a claim it is: a
-- better `standing` wins, among equals the later one
with records as (

    select record.*, person.person_id
    from {{ ref('mds_person_record') }} as record
    inner join {{ ref('link_person') }} as person on record.record_uid = person.record_uid

),

claims as (

    select
        record_uid,
        record_uid as claim_uid,
        'name' as field,
        {{ throughline.whole_name('') }} as value,
        case when given_name is not null and family_name is not null then 2 else 1 end
            + case when length(given_name) > 1 then 1 else 0 end as standing,
        coalesce(source_updated_at, source_created_at) as observed_at
    from records
    union all
    select
        record_uid,
        record_uid as claim_uid,
        'birth_date' as field,
        coalesce(
            cast(birth_date as {{ dbt.type_string() }}),
            cast(birth_year as {{ dbt.type_string() }})
        ) as value,
        case when birth_date is not null then 2 else 1 end
            + case when record_kind = 'voter_file' then 2 else 0 end as standing,
        coalesce(source_updated_at, source_created_at) as observed_at
    from records
    union all
    select
        record_uid,
        record_uid as claim_uid,
        'language' as field,
        language as value,
        1 as standing,
        coalesce(source_updated_at, source_created_at) as observed_at
    from records
    union all
    select
        person_record_uid as record_uid,
        record_uid as claim_uid,
        contact_point_type as field,
        value_normalized as value,
        case deliverability when 'ok' then 2 when 'unknown' then 1 else 0 end
            + case when is_primary then 1 else 0 end as standing,
        observed_at
    from {{ ref('mds_contact_point') }}
    where contact_point_type in ('email', 'phone') and not is_deleted
    union all
    select
        person_record_uid as record_uid,
        record_uid as claim_uid,
        'address' as field,
        coalesce(line_1_raw, '') || '|' || coalesce(line_2_raw, '') || '|'
            || coalesce(locality, '') || '|' || coalesce(postal_code, postal_code_raw, '') as value,
        case when line_1_raw is not null then 2 else 0 end
            + case when is_primary then 1 else 0 end as standing,
        observed_at
    from {{ ref('mds_person_address') }}
    where not is_deleted
    union all
    select
        person_record_uid as record_uid,
        record_uid as claim_uid,
        'state_voter_id' as field,
        identifier_value as value,
        case claim_strength when 'exact' then 3 when 'probable' then 2 else 1 end as standing,
        observed_at
    from {{ ref('mds_person_identifier') }}
    where identifier_type = 'state_voter_id'

)

select
    claims.claim_uid,
    claims.record_uid,
    records.person_id,
    records.owner_org_uid,
    records.tool_slug,
    records.account_slug,
    claims.field,
    claims.value,
    claims.standing - case when records.is_deleted then 10 else 0 end as standing,
    coalesce(claims.observed_at, records.extracted_at) as observed_at
from claims
inner join records on claims.record_uid = records.record_uid
where claims.value is not null
