{# CTEs that end in `touches`: every touchpoint with its person, copies left out; what
   only a copy knows, its original takes over. #}
{% macro _journey_touches() -%}
copies as (

    select
        echo.dedupe_group,
        copy.campaign_uid,
        copy.program_uid,
        copy.program_type,
        row_number() over (
            partition by echo.dedupe_group
            order by case when copy.campaign_uid is null then 1 else 0 end, copy.touchpoint_uid
        ) as place,
        min(copy.counterpart_person_record_uid) over (partition by echo.dedupe_group)
            as counterpart_person_record_uid
    from {{ ref('journey_echo') }} as echo
    inner join {{ ref('mds_touchpoint') }} as copy
        on echo.touchpoint_uid = copy.touchpoint_uid

),

known as (

    select
        touchpoint.touchpoint_uid,
        touchpoint.person_record_uid,
        touchpoint.occurred_at,
        touchpoint.occurred_local_date,
        touchpoint.source_created_at,
        touchpoint.direction,
        touchpoint.verb,
        touchpoint.channel,
        case
            when touchpoint.campaign_uid is null and copies.campaign_uid is not null
                then copies.program_type
            else touchpoint.program_type
        end as program_type,
        case
            when touchpoint.campaign_uid is null and copies.campaign_uid is not null
                then copies.program_uid
            else touchpoint.program_uid
        end as program_uid,
        coalesce(touchpoint.campaign_uid, copies.campaign_uid) as campaign_uid,
        touchpoint.outcome,
        touchpoint.outcome_class,
        touchpoint.ladder_rung,
        touchpoint.object_uid,
        coalesce(
            touchpoint.counterpart_person_record_uid, copies.counterpart_person_record_uid
        ) as counterpart_person_record_uid,
        touchpoint.weight,
        touchpoint.owner_org_uid,
        touchpoint.tool_slug,
        touchpoint.account_slug,
        touchpoint.source_entity,
        touchpoint.source_record_uid,
        touchpoint.native_uid,
        touchpoint.is_echo,
        copies.dedupe_group,
        touchpoint.loaded_at
    from {{ ref('mds_touchpoint') }} as touchpoint
    -- most acts were copied nowhere
    left join copies
        on touchpoint.touchpoint_uid = copies.dedupe_group and copies.place = 1
    where not exists (
        select 1
        from {{ ref('journey_echo') }} as echo
        where echo.touchpoint_uid = touchpoint.touchpoint_uid
    )

),

touches as (

    select
        known.*,
        crosswalk.person_id,
        counterpart.person_id as counterpart_person_id,
        donation.amount,
        donation.currency,
        {{ throughline.epoch_seconds('known.occurred_at') }} as occurred_second,
        coalesce(known.ladder_rung, 0) as order_rung
    from known
    inner join {{ ref('person_crosswalk') }} as crosswalk
        on known.person_record_uid = crosswalk.record_uid
    -- most touches have nobody on the other side that we know
    left join {{ ref('person_crosswalk') }} as counterpart
        on known.counterpart_person_record_uid = counterpart.record_uid
    left join {{ ref('mds_donation') }} as donation
        on known.source_record_uid = donation.record_uid

)
{%- endmacro %}
