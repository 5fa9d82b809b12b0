-- lists of keyed hashes that this run can't read, as it has another key or none
{{ config(pre_hook="{{ throughline.lend_hash_key() }}") }}

with listed as (

    select
        'withheld_name' as list,
        key_hash
    from {{ source('registry', 'withheld_name') }}
    union all
    select
        'suppression' as list,
        key_hash
    from {{ source('registry', 'suppression') }}
    union all
    select
        'withheld_name' as list,
        key_hash
    from {{ ref('registry_withheld_name') }}
    union all
    select
        'suppression' as list,
        key_hash
    from {{ ref('registry_suppression') }}

)

select
    list,
    count(*) as row_count
from listed
where key_hash is null or key_hash <> {{ throughline.keyed_hash("''") }}
group by list
