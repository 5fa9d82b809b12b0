{{ accepted('question', stubs_from={
    'question_response': ['question_uid'],
}) }}
