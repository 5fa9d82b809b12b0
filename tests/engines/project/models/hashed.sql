{{ config(materialized='table', pre_hook="{{ throughline.lend_hash_key() }}") }}

select
    {{ keyed_hash("'+13125550143'") }} as phone_hash,
    {{ keyed_hash('cast(null as ' ~ dbt.type_string() ~ ')') }} as nothing
