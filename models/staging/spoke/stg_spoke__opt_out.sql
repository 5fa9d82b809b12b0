{{ config(enabled=tool_is_on('spoke')) }}

with source as (

    {{ completed_rows('spoke', 'opt_out') }}

)

select
    {{ landed_columns() }},

    -- ids
    id as spoke_opt_out_id,
    source_id_kind,
    organization_id as spoke_organization_id,
    assignment_id as spoke_assignment_id,

    -- strings
    cell,
    reason_code,

    -- timestamps
    created_at

from source
