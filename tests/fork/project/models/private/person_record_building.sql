-- a column of our own, beside the contract: read it by record_uid
select
    records.record_uid,
    visits.x_building
from {{ ref('map_doorsheet__person_record') }} as visits
inner join {{ ref('mds_person_record') }} as records
    on
        visits.account_slug = records.account_slug
        and visits.source_object = records.source_object
        and visits.source_id = records.source_id
where records.tool_slug = 'doorsheet'
