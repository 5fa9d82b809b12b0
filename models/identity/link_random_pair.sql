-- pairs that no one chose: neighbours far apart in an order that means nothing
{{ config(materialized='frozen') }}

{% set wanted = throughline.linkage_settings()['training']['random_pairs'] %}

with shuffled as (

    select
        record_no,
        row_number() over (order by md5(record_uid), record_no) - 1 as place,
        count(*) over () as record_count
    from {{ ref('link_record') }}

),

steps as (

    {{ throughline.numbers(200) }}

),

targets as (

    select
        shuffled.record_no,
        mod(shuffled.place + steps.number * 7919, shuffled.record_count) as partner_place
    from shuffled
    cross join steps
    where
        steps.number <= ceil({{ wanted }} / cast(shuffled.record_count as {{ throughline.type_double() }}))
        and (steps.number - 1) * shuffled.record_count + shuffled.place < {{ wanted }}
        and steps.number < shuffled.record_count

)

select distinct
    least(targets.record_no, shuffled.record_no) as record_no_l,
    greatest(targets.record_no, shuffled.record_no) as record_no_r
from targets
inner join shuffled on targets.partner_place = shuffled.place
where targets.record_no <> shuffled.record_no
