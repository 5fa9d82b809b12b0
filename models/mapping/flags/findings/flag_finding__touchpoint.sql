with busy_days as (

    select
        tool_slug,
        account_slug,
        max(loaded_at) as loaded_at
    from {{ ref('mds_touchpoint') }}
    group by tool_slug, account_slug, person_record_uid, occurred_local_date
    having count(*) > 500

),

echoing as (

    select
        tool_slug,
        account_slug,
        max(loaded_at) as loaded_at
    from {{ ref('mds_touchpoint') }}
    group by tool_slug, account_slug
    having 20 * sum(case when is_echo then 1 else 0 end) > count(*)

)

{{ finding('touchpoint', 'busy_day', 'busy_days', 'true') }}
union all
{{ finding('touchpoint', 'echoes_unresolved', 'echoing', 'true') }}
