{{ flagged('relationship', reject={
    'tie_to_self': 'from_person_record_uid = to_person_record_uid',
}, warn={
    'ends_before_start': 'ends_at < starts_at',
}) }}
