{{ accepted('campaign', stubs_from={
    'action_submission': ['campaign_uid'],
    'kept': ['parent_campaign_uid'],
    'contact_attempt': ['campaign_uid'],
    'donation': ['campaign_uid'],
    'event': ['campaign_uid'],
    'voting_action': ['campaign_uid'],
}, stub_values={
    'program_uid': unassigned_program_uid('coalesce(accounts.owner_org_uid, decoded.owner_org_uid)'),
}) }}
