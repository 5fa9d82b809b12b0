with loads as (

    select
        load_id,
        max(finished_at) as finished_at
    from {{ ref('stg_throughline__completed_load') }}
    group by load_id

)

-- a run that landed nothing has no load
select
    runs.*,
    loads.finished_at,
    case
        when runs.rows_loaded > 0 and loads.load_id is null then 'failed'
        else runs.status
    end as settled_status
from {{ ref('stg_throughline__sync_run') }} as runs
left join loads on runs.load_id = loads.load_id
