with keys as (

    select
        point_key,
        reached_org_uid,
        channel,
        message_purpose
    from {{ ref('flag_consent__said') }}
    group by point_key, reached_org_uid, channel, message_purpose

),

-- what was said of every channel, or of every purpose, counts for each
heard as (

    select
        keys.channel as key_channel,
        keys.message_purpose as key_purpose,
        said.*,
        said.consent_status = 'opted_in'
        and said.is_verified
        and said.capture_method in ('keyword', 'web_form', 'paper') as is_own_act,
        said.capture_method in ('complaint', 'carrier_block') as is_hard
    from keys
    inner join {{ ref('flag_consent__said') }} as said
        on
            keys.point_key = said.point_key
            and keys.reached_org_uid = said.reached_org_uid
            and (
                keys.channel = said.channel
                or (said.channel = 'all' and said.consent_status = 'opted_out')
            )
            and (
                keys.message_purpose = said.message_purpose
                or said.message_purpose = 'all'
            )

),

timed as (

    select
        heard.*,
        max(case when is_own_act then effective_at end) over consent_key as last_own_act_at,
        max(case
            when is_own_act and capture_method = 'keyword' and channel = key_channel
                then effective_at
        end) over consent_key as last_keyword_at,
        min(case when consent_status = 'opted_out' then effective_at end) over consent_key
            as first_opt_out_at
    from heard
    window
        consent_key as (
            partition by point_key, reached_org_uid, key_channel, key_purpose
        )

)

select
    *,
    consent_status = 'opted_out'
    and not coalesce(
        case when is_hard then last_keyword_at else last_own_act_at end > effective_at, false
    ) as is_standing_refusal
from timed
