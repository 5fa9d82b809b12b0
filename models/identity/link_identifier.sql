{{ config(materialized='kept', touched_by={'link_change': ['record_no']}) }}

{% set identifiers = throughline.linkage_settings()['identifiers'] %}

with claims as (

    select
        number.record_no,
        identifier.identifier_type,
        identifier.identifier_namespace,
        -- a spreadsheet took it for a number
        case
            when identifier.identifier_value like '%.0'
                then {{ throughline._replace_pattern(
                    'upper(trim(identifier.identifier_value))', '[.]0+$'
                ) }}
            else upper(trim(identifier.identifier_value))
        end as identifier_value,
        identifier.identifier_type in ({{ throughline.quoted_list(identifiers['one_per_person']) }})
            as is_one_per_person,
        identifier.identifier_type in ({{ throughline.quoted_list(identifiers['typed_by_hand']) }})
            as is_typed_by_hand,
        max(case identifier.claim_strength when 'exact' then 3 when 'probable' then 2 else 1 end)
            as strength
    from {{ ref('mds_person_identifier') }} as identifier
    inner join {{ ref('link_record_number') }} as number
        on identifier.person_record_uid = number.record_uid
    where
        identifier.identifier_namespace <> 'unknown'
        and not identifier.is_deleted
        and {{ throughline.touched(['number.record_no'], ref('link_change')) }}
    group by 1, 2, 3, 4, 5, 6

),

-- an id that only one person can have: its letters name the issuer (a state)
parted as (

    select
        claims.*,
        {{ throughline._replace_pattern('identifier_value', '[^A-Z]+') }} as issuer,
        {{ throughline._replace_pattern('identifier_value', '[^0-9]+') }} as digits
    from claims
    left join {{ ref('junk_value') }} as junk
        on junk.field = 'name' and lower(claims.identifier_value) = junk.value
    -- zeros are nobody's id, nor is a long row of one character, nor "pending"
    where
        junk.value is null
        and replace(claims.identifier_value, '0', '') <> ''
        and (
            length(claims.identifier_value) < 5
            or replace(claims.identifier_value, substring(claims.identifier_value, 1, 1), '') <> ''
        )

)

select
    record_no,
    identifier_type,
    case when is_one_per_person and issuer <> '' then issuer else identifier_namespace end
        as issuer,
    case
        when is_one_per_person then trim(leading '0' from digits) else identifier_value
    end as identifier_value,
    identifier_type || '|'
    || case when is_one_per_person and issuer <> '' then issuer else identifier_namespace end
    || '|' || case
        when is_one_per_person then trim(leading '0' from digits) else identifier_value
    end as identifier_key,
    is_one_per_person,
    is_typed_by_hand,
    strength
from parted
where digits <> '' or not is_one_per_person
