-- records of which anything that matching reads has changed since the last build
select
    record_no,
    record_uid
from {{ ref('link_claim_change') }}
where is_matched
