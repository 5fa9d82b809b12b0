with {{ throughline.scored(ref('link_comparison')) }}

select record_no_l, record_no_r, pattern, is_contradicted, weight
from scored
