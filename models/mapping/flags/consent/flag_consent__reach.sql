-- whom a statement to a network reaches; a tie with an end passes on refusals alone
with recursive ties as (

    select
        parent_org_uid as sender_org_uid,
        child_org_uid as reached_org_uid,
        valid_to is null as is_lasting
    from {{ ref('mds_org_affiliation') }}
    union
    select
        ties.sender_org_uid,
        affiliations.child_org_uid as reached_org_uid,
        ties.is_lasting and affiliations.valid_to is null as is_lasting
    from ties
    inner join {{ ref('mds_org_affiliation') }} as affiliations
        on ties.reached_org_uid = affiliations.parent_org_uid

)

select
    sender_org_uid,
    reached_org_uid,
    {{ as_integer('max(case when is_lasting then 1 else 0 end)') }} = 1 as is_lasting
from ties
group by sender_org_uid, reached_org_uid
