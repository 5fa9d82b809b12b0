{{ flagged('person_identifier', derived={
    'identifier_namespace': "nullif(trim(worded.identifier_namespace), '')",
    'identifier_value': "nullif(trim(worded.identifier_value), '')",
}, warn={
    'unknown_external': "identifier_type in ('unknown', 'unknown_external')",
    'unknown_namespace': "identifier_namespace = 'unknown'",
}) }}
