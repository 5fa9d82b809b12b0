{{ local_first('ref_ladder_map', key=['owner_org_slug', 'verb', 'outcome'], columns={
    'owner_org_slug': 'string',
    'verb': 'string',
    'outcome': 'string',
    'ladder_rung': 'bigint',
}) }}
