{{ config(materialized='kept', touched_by={'link_change': ['record_uid']}) }}

{% set identifiers = throughline.linkage_settings()['identifiers'] %}

with claims as (

    select
        person_record_uid as record_uid,
        identifier_type,
        identifier_namespace,
        upper(trim(identifier_value)) as identifier_value,
        identifier_type in ({{ throughline.quoted_list(identifiers['one_per_person']) }})
            as is_one_per_person,
        identifier_type in ({{ throughline.quoted_list(identifiers['typed_by_hand']) }})
            as is_typed_by_hand,
        max(case claim_strength when 'exact' then 3 when 'probable' then 2 else 1 end)
            as strength
    from {{ ref('mds_person_identifier') }}
    where
        identifier_namespace <> 'unknown'
        and not is_deleted
        and {{ throughline.touched(['person_record_uid'], ref('link_change'), 'record_uid') }}
    group by 1, 2, 3, 4, 5, 6

),

-- an id that only one person can have: its letters name the issuer (a state)
parted as (

    select
        claims.*,
        {{ throughline._replace_pattern('identifier_value', '[^A-Z]+') }} as issuer,
        {{ throughline._replace_pattern('identifier_value', '[^0-9]+') }} as digits
    from claims
    where identifier_value <> ''

)

select
    record_uid,
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
