{{ flagged('question', derived={
    'is_sensitive': "coalesce(worded.is_sensitive, worded.question_type = 'demographic', false)",
}) }}
