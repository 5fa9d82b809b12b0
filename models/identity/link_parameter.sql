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

with trained as (

    select *
    from {{ ref('link_training') }}
    where iteration = (select max(iteration) from {{ ref('link_training') }})

),

-- two of one household differ in anything at least as often as one person from before: that
-- two addresses differ never speaks for a match
differing as (

    select comparison, h, greatest(h, m) as h_in_force
    from trained
    where level = 1

)

select
    build.model_version,
    build.trained_at,
    trained.comparison,
    trained.level,
    trained.m,
    trained.u,
    {{ throughline.rounded(
        'case when trained.level = 1 then differing.h_in_force'
        ~ ' else trained.h * (1 - differing.h_in_force) / (1 - differing.h) end', '1e12'
    ) }} as h,
    trained.match_share,
    trained.household_share,
    trained.namesake_share
from trained
inner join differing on trained.comparison = differing.comparison
cross join {{ ref('link_build') }} as build
where build.is_training
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
