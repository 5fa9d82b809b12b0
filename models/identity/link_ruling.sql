with rulings as (

    select
        record_l.record_no as record_no_l,
        record_r.record_no as record_no_r,
        ruling.ruling
    from {{ ref('registry_ruling_in_force') }} as ruling
    inner join {{ ref('link_record') }} as record_l on ruling.record_uid_l = record_l.record_uid
    inner join {{ ref('link_record') }} as record_r on ruling.record_uid_r = record_r.record_uid
    -- a ruling does not reach across a sharing boundary
    where record_l.scope_no = record_r.scope_no and record_l.record_no <> record_r.record_no

)

select
    least(record_no_l, record_no_r) as record_no_l,
    greatest(record_no_l, record_no_r) as record_no_r,
    max(case when ruling = 'same' then 1 else 0 end) as is_same,
    max(case when ruling = 'different' then 1 else 0 end) as is_different
from rulings
group by least(record_no_l, record_no_r), greatest(record_no_l, record_no_r)
