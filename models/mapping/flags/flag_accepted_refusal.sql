{{ local_first('registry_accepted_refusal', key=['entity', 'tool_slug', 'account_slug', 'rule_id'], columns={
    'entity': 'string',
    'tool_slug': 'string',
    'account_slug': 'string',
    'rule_id': 'string',
    'accepted_by': 'string',
    'accepted_on': 'date',
    'reason': 'string',
}) }}
