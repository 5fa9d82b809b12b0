-- the build stops here: which of the rulings holds is for people to say
select conflict, record_uid_l, record_uid_r, ruling, ruled_by, ruled_at
from {{ ref('link_ruling_conflict') }}
