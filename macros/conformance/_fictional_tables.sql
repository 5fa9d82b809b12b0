{# What the command would have written before dbt runs: schema to table to its rows,
   each a select. #}
{% macro _fictional_tables() -%}
    {%- set registry = {'organization': [], 'tool': [], 'tool_account': [], 'data_agreement': []} -%}
    {%- set no_text = 'cast(null as ' ~ dbt.type_string() ~ ')' -%}
    {%- set no_number = 'cast(null as ' ~ dbt.type_bigint() ~ ')' -%}
    {%- set valid = "cast('2020-01-01' as date) as valid_from, cast(null as date) as valid_to" -%}
    {%- for slug, type in {'fictional_local': 'local_group', 'fictional_hub': 'hub'}.items() -%}
        {%- do registry.organization.append(
            "select '" ~ slug ~ "' as org_slug, '" ~ slug ~ "' as org_name, '" ~ type ~ "' as org_type,"
            ~ " 'c4' as compliance_domain, " ~ no_text ~ " as home_ocd_id,"
            ~ " 'America/New_York' as default_timezone, true as is_active, 'command' as registered_by"
        ) -%}
    {%- endfor -%}
    {%- for tool in throughline._fictional_tools() -%}
        {%- do registry.tool.append(
            "select '" ~ tool ~ "' as tool_slug, '" ~ tool ~ "' as tool_name, " ~ no_text ~ " as vendor_org_slug,"
            ~ " 'crm' as tool_category, 'active' as status, " ~ no_text ~ " as alias_of,"
            ~ " 'command' as registered_by"
        ) -%}
    {%- endfor -%}
    {%- for tool, account, owner, namespace in [
        ('fictional_crm', 'north', 'fictional_local', 'state'),
        ('fictional_crm', 'south', 'fictional_hub', 'state'),
        ('fictional_dialer', 'north', 'fictional_local', 'north'),
        ('fictional_events', 'network', 'fictional_hub', 'network'),
    ] -%}
        {%- set named = "select '" ~ tool ~ "' as tool_slug, '" ~ account ~ "' as account_slug, " -%}
        {%- do registry.tool_account.append(
            named ~ "'" ~ owner ~ "' as owner_org_slug, " ~ no_text ~ " as payer_org_slug, '" ~ namespace
            ~ "' as id_namespace, " ~ no_text ~ " as vendor_account_id, " ~ no_text ~ " as database_mode,"
            ~ " 'America/New_York' as account_timezone, " ~ no_text ~ " as landing_schema, " ~ valid
            ~ ", 'command' as registered_by"
        ) -%}
        {%- do registry.data_agreement.append(
            named ~ "'" ~ tool ~ '_' ~ account ~ "' as agreement_slug, '*' as entity, '" ~ owner
            ~ "' as accountable_org_slug, 'fictional_hub' as operator_org_slug, " ~ no_text
            ~ " as vendor_org_slug, " ~ no_text ~ " as informed_org_slugs,"
            ~ " 'data@example.org' as contact_role_email, 36 as sla_freshness_hours, 24 as poll_interval_hours,"
            ~ " 99 as sla_completeness_pct, 168 as sla_delete_hours, 24 as sla_opt_out_hours, " ~ no_number
            ~ " as sla_support_hours, 'org_only' as sharing_scope, 'operations' as permitted_purposes, "
            ~ no_number ~ " as retention_days, " ~ valid ~ ", 'command' as registered_by"
        ) -%}
    {%- endfor -%}
    {%- do registry.update({
        'org_affiliation': [throughline._no_rows({
            'child_org_slug': 'string', 'parent_org_slug': 'string', 'affiliation_type': 'string',
            'is_primary_reporting_line': 'boolean', 'valid_from': 'date', 'valid_to': 'date',
            'registered_by': 'string',
        })],
        'program': [throughline._no_rows({
            'program_slug': 'string', 'program_name': 'string', 'owner_org_slug': 'string',
            'program_type': 'string', 'starts_on': 'date', 'ends_on': 'date', 'goal_metric': 'string',
            'goal_value': 'bigint', 'funder_report_code': 'string', 'registered_by': 'string',
        })],
        'campaign_program': [throughline._no_rows({
            'tool_slug': 'string', 'account_slug': 'string', 'campaign_source_id': 'string',
            'campaign_name_pattern': 'string', 'program_slug': 'string', 'precedence': 'bigint',
            'registered_by': 'string',
        })],
    }) -%}
    {%- set tables = {'registry': registry, 'staging_throughline': {'sync_run': [throughline._no_rows({
        'load_id': 'string', 'tool_slug': 'string', 'account_slug': 'string', 'source_object': 'string',
        'landed_table': 'string', 'sync_mode': 'string', 'status': 'string', 'started_at': 'timestamp',
        'extracted_at': 'timestamp', 'window_from_at': 'timestamp', 'window_to_at': 'timestamp',
        'rows_received': 'bigint', 'rows_landed': 'bigint', 'rows_quarantined': 'bigint',
        'rows_duplicate': 'bigint', 'rows_missing': 'bigint', 'control_total': 'bigint',
        'control_total_basis': 'string', 'max_source_updated_at': 'timestamp', 'schema_fingerprint': 'string',
        'error': 'string',
    })]}, 'quarantine': {'landed_row': [throughline._no_rows({
        'tool_slug': 'string', 'account_slug': 'string', 'source_object': 'string', 'landed_table': 'string',
        'reason': 'string', 'rule_id': 'string', 'field': 'string', 'raw': 'string', 'raw_hash': 'string',
        'first_seen_at': 'timestamp', 'last_seen_at': 'timestamp', 'occurrences': 'bigint', 'load_id': 'string',
    })]}} -%}
    {%- for tool in throughline._fictional_tools() -%}
        {%- do tables.update({'staging_' ~ tool: {'_dlt_loads': [throughline._no_rows({
            'load_id': 'string', 'schema_name': 'string', 'status': 'bigint',
            'inserted_at': throughline.type_instant(),
        })]}}) -%}
    {%- endfor -%}
    {{ return(tables) }}
{%- endmacro %}

{% macro _no_rows(columns) -%}
    select
        {%- for column, type in columns.items() %}
        cast(null as {{ api.Column.translate_type(type) }}) as {{ column }}{{ ',' if not loop.last }}
        {%- endfor %}
    where 1 = 0
{%- endmacro %}
