-- what a copy of a contact knows and its original may not: the campaign, and who made it
with copies as (

    select
        echoes.dedupe_group,
        attempts.campaign_uid,
        attempts.actor_person_record_uid,
        attempts.actor_kind,
        row_number() over (
            partition by echoes.dedupe_group
            order by
                case when attempts.actor_person_record_uid is null then 1 else 0 end,
                attempts.record_uid
        ) as place
    from {{ ref('flag_echo') }} as echoes
    inner join {{ rolled_up('contact_attempt') }} as attempts
        on echoes.record_uid = attempts.record_uid
    where echoes.entity = 'contact_attempt' and echoes.is_copy

)

select
    dedupe_group as record_uid,
    min(campaign_uid) as campaign_uid,
    min(case when place = 1 then actor_person_record_uid end) as actor_person_record_uid,
    min(case when place = 1 then nullif(actor_kind, 'unknown') end) as actor_kind
from copies
group by dedupe_group
