-- every model that was ever trained; the last one is in force
{{ config(
    materialized='incremental',
    incremental_strategy='delete+insert',
    unique_key=['model_version', 'comparison', 'level'],
    on_schema_change='fail',
    full_refresh=false,
) }}

-- the last part of a model: with it, it is trained
-- depends_on: {{ ref('link_block_cap') }}
-- depends_on: {{ ref('link_namesake') }}
-- depends_on: {{ ref('link_value') }}
{% set published = throughline.published('link_parameter') %}

select
    build.model_version,
    build.trained_at,
    training.comparison,
    training.level,
    training.m,
    training.u,
    training.h,
    training.match_share,
    training.household_share,
    training.namesake_share
from {{ ref('link_training') }} as training
cross join {{ ref('link_build') }} as build
where
    build.is_training
    and training.iteration = (select max(iteration) from {{ ref('link_training') }})
{%- if published is not none and not is_incremental() %}
union all
select
    model_version,
    trained_at,
    comparison,
    level,
    m,
    u,
    h,
    match_share,
    household_share,
    namesake_share
from {{ published }}
{%- endif %}
