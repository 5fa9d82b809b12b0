{{ registered('program', key=['program_slug'], columns={
    'program_slug': 'string',
    'program_name': 'string',
    'owner_org_slug': 'string',
    'program_type': 'string',
    'starts_on': 'date',
    'ends_on': 'date',
    'goal_metric': 'string',
    'goal_value': 'decimal(18,2)',
    'funder_report_code': 'string',
}) }}

select
    {{ mds_record_uid("'mds'", "'registry'", "'program'", ['program_slug']) }} as record_uid,
    program_slug,
    program_name,
    {{ organization_uid('owner_org_slug') }} as owner_org_uid,
    coalesce(program_type, 'unknown') as program_type,
    starts_on,
    ends_on,
    goal_metric,
    goal_value,
    funder_report_code,
    cast(null as {{ dbt.type_timestamp() }}) as loaded_at,
    '{{ _mds_version() }}' as mds_version
from registered
union all
-- where the campaigns are that nobody has assigned
select
    {{ unassigned_program_uid('record_uid') }} as record_uid,
    'unassigned|' || org_slug as program_slug,
    'Not assigned to a program' as program_name,
    record_uid as owner_org_uid,
    'unknown' as program_type,
    cast(null as date) as starts_on,
    cast(null as date) as ends_on,
    cast(null as {{ dbt.type_string() }}) as goal_metric,
    cast(null as {{ api.Column.numeric_type('decimal', 18, 2) }}) as goal_value,
    cast(null as {{ dbt.type_string() }}) as funder_report_code,
    cast(null as {{ dbt.type_timestamp() }}) as loaded_at,
    '{{ _mds_version() }}' as mds_version
from {{ ref('mds_organization') }}
