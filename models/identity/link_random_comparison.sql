{{ config(materialized='frozen') }}

with {{ throughline.compared(ref('link_random_pair')) }}

select
    pattern,
    count(*) as pair_count
from compared
group by pattern
