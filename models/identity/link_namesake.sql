-- names that more than one person bore when the model was trained
{{ config(materialized='frozen') }}

select distinct
    match_scope,
    formal_given,
    family,
    namesake_share
from {{ ref('link_record') }}
where namesake_share > 0
