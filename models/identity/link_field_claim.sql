-- what any record says of its person, field by field, and how good a claim it is: a
-- better `standing` wins, among equals the later one. Kinds of sources rank by the
-- settings; within a kind what is complete, primary or deliverable comes first
{{ config(materialized='kept', touched_by={'person_touched': ['record_no']}) }}

{% set of_record -%}
record.record_no,
        record.record_uid,
        record.person_id,
        record.cluster_no,
        record.owner_org_uid,
        record.tool_slug,
        record.account_slug,
        record.record_kind,
        record.is_deleted,
        record.extracted_at
{%- endset %}

with records as (

    select
        record.*,
        person.record_no,
        person.person_id,
        person.cluster_no
    from {{ ref('mds_person_record') }} as record
    inner join {{ throughline.of_touched(ref('link_person'), 'record_no') }} as person
        on record.record_uid = person.record_uid

),

claims as (

    select
        {{ of_record }},
        record.record_uid as claim_uid,
        'name' as field,
        {{ throughline.whole_name('record.') }} as value,
        case
            when record.given_name is not null and record.family_name is not null then 2
            when
                record.given_name is null
                and record.family_name is null
                and record.full_name_raw like '% %'
                then 2
            else 1
        end + case when length(record.given_name) > 1 then 1 else 0 end as standing,
        coalesce(record.source_updated_at, record.source_created_at) as observed_at
    from records as record
    union all
    select
        {{ of_record }},
        record.record_uid as claim_uid,
        'birth_date' as field,
        coalesce(
            cast(record.birth_date as {{ dbt.type_string() }}),
            cast(record.birth_year as {{ dbt.type_string() }})
        ) as value,
        case when record.birth_date is not null then 2 else 1 end as standing,
        coalesce(record.source_updated_at, record.source_created_at) as observed_at
    from records as record
    union all
    select
        {{ of_record }},
        record.record_uid as claim_uid,
        'language' as field,
        record.language as value,
        1 as standing,
        coalesce(record.source_updated_at, record.source_created_at) as observed_at
    from records as record
    union all
    select
        {{ of_record }},
        contact.record_uid as claim_uid,
        contact.contact_point_type as field,
        contact.value_normalized as value,
        case contact.deliverability when 'ok' then 2 when 'unknown' then 1 else 0 end
        + case when contact.is_primary then 1 else 0 end as standing,
        contact.observed_at
    from {{ throughline.of_touched(
        rolled_up('contact_point'), 'person_record_uid', 'record_uid'
    ) }} as contact
    inner join records as record on contact.person_record_uid = record.record_uid
    where contact.contact_point_type in ('email', 'phone') and not contact.is_deleted
    union all
    select
        {{ of_record }},
        address.record_uid as claim_uid,
        'address' as field,
        coalesce(address.line_1_raw, '') || '|' || coalesce(address.line_2_raw, '') || '|'
        || coalesce(address.locality, '') || '|'
        || coalesce(address.postal_code, address.postal_code_raw, '') as value,
        case when address.line_1_raw is not null then 2 else 0 end
        + case when address.is_primary then 1 else 0 end as standing,
        address.observed_at
    from {{ throughline.of_touched(
        ref('mds_person_address'), 'person_record_uid', 'record_uid'
    ) }} as address
    inner join records as record on address.person_record_uid = record.record_uid
    where not address.is_deleted
    union all
    select
        {{ of_record }},
        identifier.record_uid as claim_uid,
        'state_voter_id' as field,
        identifier.identifier_value as value,
        case identifier.claim_strength when 'exact' then 3 when 'probable' then 2 else 1 end
            as standing,
        identifier.observed_at
    from {{ throughline.of_touched(
        ref('mds_person_identifier'), 'person_record_uid', 'record_uid'
    ) }} as identifier
    inner join records as record on identifier.person_record_uid = record.record_uid
    where identifier.identifier_type = 'state_voter_id' and not identifier.is_deleted

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
        pin.record_uid is not null as is_pinned,
        {{ throughline.claim_rank('claims.field', 'claims.record_kind', 'pin.record_uid') }}
            as claim_rank
    from claims
    -- hardly any value is pinned, hardly any withheld
    left join {{ ref('link_pin') }} as pin
        on claims.record_uid = pin.record_uid and claims.field = pin.field
    left join {{ ref('link_withheld_name') }} as withheld
        on claims.claim_uid = withheld.claim_uid and claims.field = withheld.field
    left join protected on claims.field = 'address' and claims.person_id = protected.person_id
    left join {{ ref('link_withheld_address') }} as withheld_address
        on claims.record_uid = withheld_address.record_uid
    where
        claims.value is not null
        and withheld.record_uid is null
        and (protected.person_id is null or withheld_address.record_uid is not null)

)

select
    claim_uid,
    record_no,
    record_uid,
    person_id,
    cluster_no,
    owner_org_uid,
    tool_slug,
    account_slug,
    field,
    {{ throughline.row_hash(['value']) }} as value_hash,
    case
        -- what people say of themselves: the newest whole name, whatever its form
        when field = 'name' and claim_rank > 0 and standing > 1 then 10 * claim_rank
        when field = 'name' then standing
        else 10 * claim_rank + standing
    end - case when is_deleted then 1000 else 0 end as standing,
    is_pinned,
    coalesce(observed_at, extracted_at) as observed_at
from ranked
