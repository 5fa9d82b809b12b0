{{ config(enabled=tool_is_on('van')) }}

-- the name of an answer is missing when VAN no longer lists its question
with named as (

    select
        answers.*,
        options.survey_response_name,
        row_number() over (
            partition by
                answers.account_slug,
                answers.van_person_id,
                answers.van_survey_question_id
            order by
                case when answers.suppressed_at is null then 0 else 1 end,
                answers.canvassed_at desc,
                answers.van_answer_id desc
        ) as recency
    from {{ ref('stg_van__contacts_survey_responses') }} as answers
    left join {{ ref('stg_van__survey_questions__responses') }} as options
        on
            answers.account_slug = options.account_slug
            and answers.van_survey_response_id = options.van_survey_response_id

)

select
    {{ conform('van', 'question_response', object='contacts_survey_response',
        id=['van_answer_id'], fields={
        'person_record_uid': uid('van', 'person', ['van_person_id']),
        'question_uid': uid('van', 'survey_question', ['van_survey_question_id']),
        'contact_attempt_uid': uid('van', 'contact_history', ['van_contact_id']),
        'responded_at': 'canvassed_at',
        'response_option_source_id': 'van_survey_response_id',
        'response_raw': 'survey_response_name',
        'response_basis': "'recorded_by_canvasser'",
        'is_current': 'recency = 1 and suppressed_at is null',
        'source_created_at': 'created_at',
        'source_updated_at': 'updated_at',
        'time_basis': "'offset_in_value'",
        'is_deleted': 'suppressed_at is not null',
        'deleted_at': 'suppressed_at',
        'deletion_basis': "case when suppressed_at is not null then 'source_flag' end",
    }) }}
from named
