{{ config(materialized='kept', touched_by={'person_touched': ['record_uid']}) }}

with best as (

    select
        best.record_no,
        best.weight,
        best.is_ruled_same,
        explanation.why_agree,
        case
            when best.is_ruled_same = 1 then 'human_confirmed'
            when {{ throughline.level_of('best.pattern', 'identifier') }} = 4
                then 'exact_identifier'
            when
                {{ throughline.level_of('best.pattern', 'email') }} = 5
                or {{ throughline.level_of('best.pattern', 'phone') }} = 4
                then 'exact_contact_point'
            else 'probabilistic'
        end as link_basis
    from {{ ref('link_best') }} as best
    inner join {{ ref('link_explanation') }} as explanation
        on
            best.record_no_l = explanation.record_no_l
            and best.record_no_r = explanation.record_no_r
    where {{ throughline.touched(['best.record_no'], ref('person_touched')) }}

)

select
    record.record_uid,
    record.tool_slug,
    record.account_slug,
    record.source_object,
    record.source_id,
    record.owner_org_uid,
    person.person_id,
    person.person_id_strict,
    person.person_id_wide,
    person.prior_person_id,
    coalesce(best.link_basis, 'singleton') as link_basis,
    cast(
        case
            when best.is_ruled_same = 1 then 1
            when best.weight is not null then {{ throughline.probability_of('best.weight') }}
        end as decimal(6, 5)
    ) as match_probability,
    scope.match_scope,
    cast('{{ throughline.linkage_settings()["version"] }}' as {{ dbt.type_string() }})
        as match_version,
    person.linked_at,
    case when best.why_agree <> '' then 'Agree: ' || best.why_agree end as evidence_text,
    record.is_deleted,
    record.loaded_at as data_as_of
from {{ ref('mds_person_record') }} as record
inner join {{ ref('link_person') }} as person on record.record_uid = person.record_uid
inner join {{ ref('link_match_scope') }} as scope
    on
        record.tool_slug = scope.tool_slug
        and record.account_slug = scope.account_slug
        and record.owner_org_uid = scope.owner_org_uid
-- a record alone has no link
left join best on person.record_no = best.record_no
where {{ throughline.touched(['person.record_no'], ref('person_touched')) }}
