with reachable as (

    select person_record_uid
    from {{ ref('mds_contact_point') }}
    where not is_deleted
    union all
    select person_record_uid
    from {{ ref('mds_person_identifier') }}
    where not is_deleted

),

unmatchable as (

    select
        people.tool_slug,
        people.account_slug,
        people.loaded_at
    from {{ ref('mds_person_record') }} as people
    where
        not people.is_deleted
        and not people.is_stub
        and coalesce(people.given_name, people.family_name, people.full_name_raw) is null
        and not exists (
            select 1
            from reachable
            where reachable.person_record_uid = people.record_uid
        )

),

shared_identifiers as (

    select
        claims.tool_slug,
        claims.account_slug,
        max(claims.loaded_at) as loaded_at
    from {{ ref('mds_person_identifier') }} as claims
    inner join {{ ref('mds_person_record') }} as people
        on claims.person_record_uid = people.record_uid and not people.is_deleted
    where not claims.is_deleted and claims.identifier_namespace <> 'unknown'
    group by
        claims.tool_slug, claims.account_slug, claims.identifier_type,
        claims.identifier_namespace, claims.identifier_value
    having count(distinct claims.person_record_uid) > 1

),

unpaid as (

    select
        members.tool_slug,
        members.account_slug,
        members.loaded_at
    from {{ rolled_up('person_affiliation') }} as members
    where
        not members.is_deleted
        and members.affiliation_type = 'dues_member'
        and members.status = 'current'
        and not exists (
            select 1
            from {{ rolled_up('donation') }} as dues
            where
                dues.person_record_uid = members.person_record_uid
                and dues.donation_type = 'dues'
                and dues.donated_at > {{ dbt.dateadd('day', -400, 'members.extracted_at') }}
        )

),

repeated_ties as (

    select
        tool_slug,
        account_slug,
        max(loaded_at) as loaded_at
    from {{ ref('mds_relationship') }}
    where not is_deleted
    group by
        tool_slug, account_slug, from_person_record_uid, to_person_record_uid,
        relationship_type, starts_at
    having count(*) > 1

)

{{ finding('person_record', 'unmatchable', 'unmatchable', 'true') }}
union all
{{ finding('person_identifier', 'shared_identifier', 'shared_identifiers', 'true') }}
union all
{{ finding('person_affiliation', 'dues_unpaid', 'unpaid', 'true') }}
union all
{{ finding('relationship', 'repeated_tie', 'repeated_ties', 'true') }}
union all
{{ finding('person_tag', 'sensitive_tag_shared', ref('mds_person_tag'),
    "broken.is_sensitive and not broken.is_deleted and agreements.sharing_scope <> 'org_only'",
    joins='inner join ' ~ ref('mds_data_agreement') ~ " as agreements
    on broken.tool_slug = agreements.tool_slug and broken.account_slug = agreements.account_slug
    and agreements.entity in ('*', 'person_tag')"
    ~ ' and agreements.valid_from <= cast(broken.loaded_at as date)'
    ~ ' and coalesce(agreements.valid_to > cast(broken.loaded_at as date), true)'
) }}
