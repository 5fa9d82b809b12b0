-- a small number for every record there ever was: a new one gets the next, so that no
-- other changes
{{ config(
    materialized='incremental',
    incremental_strategy='append',
    on_schema_change='fail',
    full_refresh=false,
) }}

{% set known = throughline.published('link_record_number') %}

with records as (

    select record_uid from {{ ref('mds_person_record') }}

){% if known is none %}

select
    record_uid,
    row_number() over (order by {{ throughline.in_key_order('record_uid') }}) as record_no
from records
{%- else %},

numbered as (

    select * from {{ known }}

),

fresh as (

    select records.record_uid
    from records
    left join numbered on records.record_uid = numbered.record_uid
    where numbered.record_uid is null

)

{% if not is_incremental() -%}
select record_uid, record_no from numbered
union all
{% endif -%}
select
    record_uid,
    (select coalesce(max(record_no), 0) from numbered)
    + row_number() over (order by {{ throughline.in_key_order('record_uid') }}) as record_no
from fresh
{%- endif %}
