with recursive {{ _echo_candidates() }},

pairs as (

    select
        originals.touchpoint_uid as original_uid,
        originals.tool_slug as original_tool,
        originals.standing as original_standing,
        copies.touchpoint_uid as copy_uid,
        copies.tool_slug as copy_tool,
        copies.standing as copy_standing,
        case
            when originals.has_only_date + copies.has_only_date = 0
                then abs(originals.occurred_second - copies.occurred_second)
            else 86400 + abs(originals.day_place - copies.day_place)
        end as distance
    from ordered as originals
    inner join ordered as copies
        on
            originals.person_id = copies.person_id
            and originals.verb = copies.verb
            and originals.channel = copies.channel
    inner join {{ ref('ref_copied_feed') }} as feeds
        on
            originals.tool_slug = feeds.tool_slug
            and originals.source_object = feeds.source_object
            and copies.tool_slug = feeds.copied_into
    where
        originals.tool_slug <> copies.tool_slug
        and (
            originals.outcome_class = copies.outcome_class
            or 'unknown' in (originals.outcome_class, copies.outcome_class)
            -- a message left is often copied as nobody reached
            or (
                originals.outcome_class in ('partial', 'not_reached')
                and copies.outcome_class in ('partial', 'not_reached')
            )
        )
        and (
            abs(originals.occurred_second - copies.occurred_second) <= 900
            or (
                originals.has_only_date + copies.has_only_date > 0
                and originals.occurred_local_date = copies.occurred_local_date
            )
        )

),

ranked as (

    select
        *,
        row_number() over (
            partition by original_uid, copy_tool order by distance, copy_uid
        ) as copy_place,
        row_number() over (
            partition by copy_uid, original_tool order by distance, original_uid
        ) as original_place
    from pairs

),

-- one act has one copy in a tool: each the other's nearest
matched as (

    select
        case when original_standing < copy_standing then original_uid else copy_uid end as kept_uid,
        case when original_standing < copy_standing then copy_uid else original_uid end as left_uid,
        case when original_standing < copy_standing then original_standing else copy_standing end
            as kept_standing
    from ranked
    where copy_place = 1 and original_place = 1

),

-- of a chain of copies the first in standing counts, so that one always does
bettered as (

    select
        left_uid as touchpoint_uid,
        kept_uid,
        row_number() over (partition by left_uid order by kept_standing) as place
    from matched

),

walks as (

    select
        touchpoint_uid,
        kept_uid
    from bettered
    where place = 1
    union
    select
        walks.touchpoint_uid,
        bettered.kept_uid
    from walks
    inner join bettered on walks.kept_uid = bettered.touchpoint_uid and bettered.place = 1

)

select
    walks.touchpoint_uid,
    walks.kept_uid as dedupe_group
from walks
where not exists (
    select 1
    from bettered
    where bettered.touchpoint_uid = walks.kept_uid
)
