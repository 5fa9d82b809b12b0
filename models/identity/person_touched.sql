-- whose published rows may not be what they were: each record that says anything else or may
-- be in another cluster, and its neighbours, with the person that held it until now; nobody
-- in a build that makes everything anew
with ends as (

    select record_no from {{ ref('link_claim_change') }}
    union
    select record_no from {{ ref('link_reclustered') }}

),

-- persons and their links never reach across a neighbourhood
records as (

    select record_no from ends
    union
    select record_no
    from {{ ref('link_component') }}
    where
        component_no in (
            select component.component_no
            from {{ ref('link_component') }} as component
            inner join ends on component.record_no = ends.record_no
        )

)

select
    records.record_no,
    number.record_uid,
    history.person_id
from records
inner join {{ ref('link_record_number') }} as number on records.record_no = number.record_no
-- not every record was somebody's
left join ({{ throughline.published_history() }}) as history
    on number.record_uid = history.record_uid and history.to_run is null
