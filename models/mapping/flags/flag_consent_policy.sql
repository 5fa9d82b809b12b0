{{ local_first('ref_consent_policy', key=['owner_org_slug', 'channel', 'message_purpose'], columns={
    'owner_org_slug': 'string',
    'channel': 'string',
    'message_purpose': 'string',
    'implied_is_enough': 'boolean',
}) }}
