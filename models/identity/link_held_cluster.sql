-- clusters that are too much to be one person unseen: published at the strict cut
{% set limits = throughline.linkage_settings()['held'] %}

with members as (

    select
        cluster.cluster_l as cluster_no,
        cluster.record_no,
        -- the same person in campaign after campaign of one account counts once
        case
            when record.is_campaign_contact
                then
                    record.tool_slug || '|' || record.account_slug || '|'
                    || coalesce(record.given, '') || '|' || coalesce(record.family, '')
        end as campaign_contact
    from {{ ref('link_cluster') }} as cluster
    inner join {{ ref('link_record') }} as record on cluster.record_no = record.record_no

),

sizes as (

    select
        cluster_no,
        count(*) as record_count,
        count(*) - count(campaign_contact) + count(distinct campaign_contact) as told_count
    from members
    group by cluster_no
    having count(*) > 1

),

ranked as (

    select
        sizes.*,
        count(*) over (order by sizes.told_count desc) as as_large_count
    from sizes

),

-- records without any edge are clusters too
totals as (

    select
        (select count(*) from {{ ref('link_record') }}) - coalesce(sum(record_count - 1), 0)
            as cluster_count
    from sizes

),

conflicted as (

    select distinct member_l.cluster_no
    from {{ ref('link_conflict') }} as conflict
    inner join members as member_l on conflict.record_no_l = member_l.record_no
    inner join members as member_r
        on
            conflict.record_no_r = member_r.record_no
            and member_l.cluster_no = member_r.cluster_no
    -- people may have ruled that they are one all the same
    left join {{ ref('link_ruling') }} as ruling
        on
            conflict.record_no_l = ruling.record_no_l
            and conflict.record_no_r = ruling.record_no_r
            and ruling.is_same = 1
            and ruling.is_human = 1
    where ruling.record_no_l is null

),

judged as (

    select
        ranked.cluster_no,
        ranked.record_count,
        ranked.told_count,
        case
            when conflicted.cluster_no is not null then 'conflict'
            when ranked.told_count > {{ limits['records'] }} then 'size'
            when ranked.as_large_count <= (1 - {{ limits['percentile'] }}) * totals.cluster_count
                then 'outlier'
        end as reason
    from ranked
    cross join totals
    left join conflicted on ranked.cluster_no = conflicted.cluster_no

)

select
    cluster_no,
    record_count,
    told_count,
    reason
from judged
where reason is not null
