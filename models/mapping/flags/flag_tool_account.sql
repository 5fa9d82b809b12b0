{{ registered('tool_account', key=['tool_slug', 'account_slug'], columns={
    'tool_slug': 'string',
    'account_slug': 'string',
    'owner_org_slug': 'string',
    'payer_org_slug': 'string',
    'id_namespace': 'string',
    'vendor_account_id': 'string',
    'database_mode': 'string',
    'account_timezone': 'string',
    'landing_schema': 'string',
    'valid_from': 'date',
    'valid_to': 'date',
}) }}

select
    {{ mds_record_uid("'mds'", "'registry'", "'tool_account'", ['tool_slug', 'account_slug']) }}
        as record_uid,
    registered.*,
    case when coalesce(owner_org_slug, '') = '' then ' no_owner ' else ' ' end as rejecting_rules
from registered
