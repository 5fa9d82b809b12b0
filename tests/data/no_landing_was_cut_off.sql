-- a landing that was killed hides the rows it was to replace until the next one is whole
with landings as (

    select
        tool_slug,
        account_slug,
        landed_table,
        load_id,
        started_at,
        max(load_id) over (partition by tool_slug, account_slug) as newest_load_id,
        max(case when finished_at is not null then load_id end) over (
            partition by tool_slug, account_slug
        ) as newest_whole_load_id
    from {{ ref('map_throughline__sync_run') }}
    where rows_loaded > 0

)

select
    concat(
        'The landing of ', tool_slug, '/', account_slug, ' ', landed_table, ' that began at ',
        cast(started_at as {{ dbt.type_string() }}), ' UTC was cut off and hides rows; run: ',
        'throughline land ', tool_slug, '/', account_slug
    ) as what_to_do
from landings
where load_id = newest_load_id and newest_whole_load_id < newest_load_id
