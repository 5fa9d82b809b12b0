-- what any record says of its person, field by field, and how good a claim it is: a
-- better `standing` wins, among equals the later one. Kinds of sources rank by the
-- settings; within a kind what is complete, primary or deliverable comes first
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
        case
            when given_name is not null and family_name is not null then 2
            when given_name is null and family_name is null and full_name_raw like '% %' then 2
            else 1
        end + case when length(given_name) > 1 then 1 else 0 end as standing,
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
        case when birth_date is not null then 2 else 1 end as standing,
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
    from {{ rolled_up('contact_point') }}
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
    where identifier_type = 'state_voter_id' and not is_deleted

),

-- whose street is withheld gets none from another record
protected as (

    select distinct records.person_id
    from {{ ref('link_withheld_address') }} as withheld
    inner join records on withheld.record_uid = records.record_uid

),

ranked as (

    select
        claims.*,
        records.person_id,
        records.owner_org_uid,
        records.tool_slug,
        records.account_slug,
        records.is_deleted,
        records.extracted_at,
        pin.record_uid is not null as is_pinned,
        {{ throughline.claim_rank('claims.field', 'records.record_kind', 'pin.record_uid') }}
            as claim_rank
    from claims
    inner join records on claims.record_uid = records.record_uid
    -- hardly any value is pinned, hardly any withheld
    left join {{ ref('link_pin') }} as pin
        on claims.record_uid = pin.record_uid and claims.field = pin.field
    left join {{ ref('link_withheld_name') }} as withheld
        on claims.claim_uid = withheld.claim_uid and claims.field = withheld.field
    left join protected on claims.field = 'address' and records.person_id = protected.person_id
    left join {{ ref('link_withheld_address') }} as withheld_address
        on claims.record_uid = withheld_address.record_uid
    where
        claims.value is not null
        and withheld.record_uid is null
        and (protected.person_id is null or withheld_address.record_uid is not null)

)

select
    claim_uid,
    record_uid,
    person_id,
    owner_org_uid,
    tool_slug,
    account_slug,
    field,
    value,
    case
        -- what people say of themselves: the newest whole name, whatever its form
        when field = 'name' and claim_rank > 0 and standing > 1 then 10 * claim_rank
        when field = 'name' then standing
        else 10 * claim_rank + standing
    end - case when is_deleted then 1000 else 0 end as standing,
    is_pinned,
    coalesce(observed_at, extracted_at) as observed_at
from ranked
