{{ flagged('person_tag', reject={
    'empty_value': "trim(tag_name_raw) = ''",
}, warn={
    'removed_before_applied': 'removed_at < applied_at',
}) }}
