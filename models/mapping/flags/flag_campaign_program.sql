{{ registered('campaign_program',
    key=['tool_slug', 'account_slug', 'campaign_source_id', 'campaign_name_pattern'], columns={
    'tool_slug': 'string',
    'account_slug': 'string',
    'campaign_source_id': 'string',
    'campaign_name_pattern': 'string',
    'program_slug': 'string',
    'precedence': 'bigint',
}) }}

select * from registered
