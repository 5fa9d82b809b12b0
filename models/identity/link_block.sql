select rule_name, block, count(*) as record_count
from {{ ref('link_block_key') }}
group by rule_name, block
having count(*) > 1
