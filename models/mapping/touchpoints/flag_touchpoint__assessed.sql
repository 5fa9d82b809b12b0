{{ touchpoint('question_response', "'assessed'", 'outbound', 'acts.responded_at', 'assessed',
    where="acts.response_basis = 'assessed'",
    outcome="case when not acts.is_sensitive then acts.response_standard end",
    ladder_outcome="case
        when questions.standard_question = 'leadership'
            and acts.response_number
            = case when questions.scale_direction = 'lower_is_more' then questions.scale_min else questions.scale_max end
            then 'top_of_leadership_scale'
    end",
    object='acts.question_uid', counterpart='acts.assessor_person_record_uid',
    joins='inner join ' ~ rolled_up('question') ~ ' as questions on acts.question_uid = questions.record_uid') }}
