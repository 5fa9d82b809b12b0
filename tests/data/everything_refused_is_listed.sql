{{ config(enabled=not var('conformance')) }}

-- what the standard refused and what could not be landed are in one list, each once
with counts as (

    select
        (select count(*) from {{ ref('data_quarantine') }}) as listed,
        (select count(*) from {{ ref('mds_quarantine') }}) as refused_by_standard,
        (select count(*) from {{ ref('stg_throughline__landed_row') }}) as refused_at_landing

)

select * from counts
where listed <> refused_by_standard + refused_at_landing
