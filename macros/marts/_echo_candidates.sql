{# CTEs that end in `ordered`: the touchpoints of tools that are copied, or copied into, in
   the order in which they would count for each other. #}
{% macro _echo_candidates() -%}
touches as (

    select
        touchpoint.touchpoint_uid,
        crosswalk.person_id,
        touchpoint.verb,
        coalesce(touchpoint.channel, '') as channel,
        coalesce(touchpoint.outcome_class, 'unknown') as outcome_class,
        touchpoint.tool_slug,
        touchpoint.occurred_local_date,
        {{ throughline.epoch_seconds('touchpoint.occurred_at') }} as occurred_second,
        {{ throughline.mds_decode_uid('touchpoint.source_record_uid', 'source_object') }}
            as source_object,
        case objects.source_id_kind
            when 'native' then 0
            when 'composite' then 1
            when 'content_hash' then 2
            else 3
        end as kind_rank,
        case
            when touchpoint.occurred_at = {{ dbt.date_trunc('day', 'touchpoint.occurred_at') }} then 1
            when
                touchpoint.occurred_at = {{ throughline.local_to_utc(
                    'cast(touchpoint.occurred_local_date as ' ~ dbt.type_timestamp() ~ ')',
                    'accounts.account_timezone'
                ) }}
                then 1
            else 0
        end as has_only_date,
        row_number() over (
            partition by
                crosswalk.person_id, touchpoint.verb, touchpoint.channel,
                touchpoint.tool_slug, touchpoint.occurred_local_date
            order by touchpoint.occurred_at, touchpoint.touchpoint_uid
        ) as day_place
    from {{ ref('mds_touchpoint') }} as touchpoint
    inner join {{ ref('person_crosswalk') }} as crosswalk
        on touchpoint.person_record_uid = crosswalk.record_uid
    -- an object nobody described has ids of a kind nobody knows
    left join {{ ref('ref_tool_object') }} as objects
        on
            touchpoint.tool_slug = objects.tool_slug
            and {{ throughline.mds_decode_uid('touchpoint.source_record_uid', 'source_object') }}
            = objects.source_object
    -- an opt-out may be of an account that nobody registered
    left join {{ ref('mds_tool_account') }} as accounts
        on
            touchpoint.tool_slug = accounts.tool_slug
            and touchpoint.account_slug = accounts.account_slug
    where exists (
        select 1
        from {{ ref('ref_copied_feed') }} as feeds
        where touchpoint.tool_slug in (feeds.tool_slug, feeds.copied_into)
    )

),

-- the less a tool takes in from others, the nearer it is to the act
ordered as (

    select
        touches.*,
        row_number() over (
            order by
                touches.kind_rank,
                (
                    select count(*)
                    from {{ ref('ref_copied_feed') }} as feeds
                    where feeds.copied_into = touches.tool_slug
                ),
                touches.has_only_date,
                touches.touchpoint_uid
        ) as standing
    from touches

)
{%- endmacro %}
