{%- set midnight = 'cast(broken.occurred_local_date as ' ~ dbt.type_timestamp() ~ ')' -%}
{%- set at = {} -%}
{%- for hour in [0, 8, 21] -%}
    {%- do at.update({
        hour: local_to_utc(dbt.dateadd('hour', hour, midnight), 'accounts.account_timezone')
    }) -%}
{%- endfor -%}

with attempts as (

    select *
    from {{ rolled_up('contact_attempt') }}
    where not is_deleted and counts_as_attempt

),

dials as (

    select
        tool_slug,
        account_slug,
        actor_person_record_uid,
        floor({{ epoch_seconds('occurred_at') }} / 3600) as clock_hour,
        max(loaded_at) as loaded_at
    from attempts
    where channel = 'phone' and method = 'p2p' and actor_person_record_uid is not null
    group by tool_slug, account_slug, actor_person_record_uid, clock_hour
    having count(*) > 40

),

reported_dead as (

    select
        tool_slug,
        account_slug,
        max(loaded_at) as loaded_at
    from attempts
    where result = 'deceased' and actor_person_record_uid is not null
    group by tool_slug, account_slug, actor_person_record_uid, campaign_uid
    having count(*) > 1

),

unread_results as (

    select
        tool_slug,
        account_slug,
        max(loaded_at) as loaded_at
    from attempts
    group by tool_slug, account_slug
    having 50 * sum(case when result = 'unknown' then 1 else 0 end) > count(*)

),

shared_values as (

    select
        tool_slug,
        account_slug,
        max(loaded_at) as loaded_at
    from {{ rolled_up('contact_point') }}
    where not is_deleted and value_normalized is not null
    group by tool_slug, account_slug, contact_point_type, value_normalized
    having count(distinct person_record_uid) > 10

)

{{ finding('contact_attempt', 'fast_dialing', 'dials', 'true') }}
union all
{{ finding('contact_attempt', 'deceased_often', 'reported_dead', 'true') }}
union all
{{ finding('contact_attempt', 'results_unknown', 'unread_results', 'true') }}
union all
-- a time that is midnight to the second is a day
{{ finding('contact_attempt', 'outside_hours', 'attempts',
    "broken.channel in ('phone', 'text') and broken.direction = 'outbound'"
    ~ ' and broken.occurred_at <> ' ~ at[0]
    ~ ' and (broken.occurred_at < ' ~ at[8] ~ ' or broken.occurred_at >= ' ~ at[21] ~ ')',
    joins='inner join ' ~ ref('mds_tool_account') ~ ' as accounts
    on broken.tool_slug = accounts.tool_slug and broken.account_slug = accounts.account_slug'
) }}
union all
{{ finding('contact_point', 'shared_value', 'shared_values', 'true') }}
union all
{{ finding('contact_point', 'role_address', rolled_up('contact_point'), 'not broken.is_deleted',
    joins='inner join ' ~ ref('role_mailbox') ~ ' as roles
    on ' ~ email_local_part('broken.value_normalized') ~ ' = roles.local_part'
    ~ " and broken.contact_point_type = 'email'"
) }}
