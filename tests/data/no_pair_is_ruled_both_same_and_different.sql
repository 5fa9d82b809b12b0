-- the build stops here: which of the rulings holds is for people to say
select record_no_l, record_no_r
from {{ ref('link_ruling') }}
where is_same = 1 and is_different = 1
