{{ config(materialized='view') }}

select
    record.*,
    number.record_no,
    scope.match_scope
from {{ ref('mds_person_record') }} as record
inner join {{ ref('link_record_number') }} as number on record.record_uid = number.record_uid
inner join {{ ref('link_match_scope') }} as scope
    on
        record.tool_slug = scope.tool_slug
        and record.account_slug = scope.account_slug
        and record.owner_org_uid = scope.owner_org_uid
where record.is_test = false
