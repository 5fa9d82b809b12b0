{{ flagged('person_affiliation', derived={
    'org_uid': 'coalesce(worded.org_uid, worded.owner_org_uid)',
    'status': "coalesce(worded.status, case
        when worded.ends_at <= worded.extracted_at then 'ended' else 'current' end)",
}, warn={
    'ends_before_start': 'ends_at < starts_at',
    'current_but_ended': "status = 'current' and ends_at < extracted_at",
}) }}
