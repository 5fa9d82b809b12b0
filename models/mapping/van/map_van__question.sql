{{ config(enabled=tool_is_on('van')) }}

select
    {{ conform('van', 'question', object='survey_question',
        id=['van_survey_question_id'], fields={
        'question_name': 'survey_question_name',
        'question_text_raw': 'script_question',
        'question_type_raw': 'survey_question_type',
        'answer_type': "'single'",
    }) }}
from {{ ref('stg_van__survey_questions') }}
