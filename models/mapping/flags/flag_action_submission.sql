{{ flagged('action_submission', derived={
    'status': "coalesce(worded.status, 'complete')",
}, warn={
    'long_incomplete': "status = 'incomplete' and submitted_at < " ~ dbt.dateadd('day', -30, 'extracted_at'),
}) }}
