{{ flagged('question_response', derived={
    'is_sensitive': 'coalesce(worded.is_sensitive, questions.is_sensitive, false)',
    'is_current': 'coalesce(worded.is_current, row_number() over (
        partition by worded.person_record_uid, worded.question_uid
        order by worded.responded_at desc, worded.record_uid desc
    ) = 1)',
}, joins='-- the question may be on its way
    left join ' ~ ref('flag_question') ~ " as questions
        on worded.question_uid = questions.record_uid and trim(questions.rejecting_rules) = ''",
reject={
    'no_answer': "coalesce(trim(response_option_source_id), '') = '' and coalesce(trim(response_raw), '') = ''",
}, warn={
    'assessed_without_assessor': "response_basis = 'assessed' and assessor_person_record_uid is null",
}) }}
