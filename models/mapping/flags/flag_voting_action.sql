{{ flagged('voting_action', derived={
    'state_code': "upper(nullif(trim(worded.state_code), ''))",
}, reject={
    'no_time': 'coalesce(started_at, submitted_at, mailed_at, received_at, confirmed_at) is null',
}, warn={
    'confirmed_without_basis': "status = 'confirmed' and confirmation_basis is null",
    'submitted_before_started': 'submitted_at < started_at',
}) }}
