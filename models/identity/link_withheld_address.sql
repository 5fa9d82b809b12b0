-- records that say that their street is kept from others
select distinct person_record_uid as record_uid
from {{ ref('mds_person_address') }}
where not is_deleted and {{ throughline.is_withheld_address('line_1_raw') }}
