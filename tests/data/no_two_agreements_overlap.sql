-- one feed, one agreement, one accountable organization at a time
select
    earlier.record_uid,
    later.record_uid as overlapping_uid
from {{ ref('mds_data_agreement') }} as earlier
inner join {{ ref('mds_data_agreement') }} as later
    on
        earlier.tool_slug = later.tool_slug
        and earlier.account_slug = later.account_slug
        and earlier.entity = later.entity
        and earlier.record_uid < later.record_uid
        and earlier.valid_from < coalesce(later.valid_to, cast('9999-12-31' as date))
        and later.valid_from < coalesce(earlier.valid_to, cast('9999-12-31' as date))
