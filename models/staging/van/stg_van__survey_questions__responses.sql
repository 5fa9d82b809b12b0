{{ config(enabled=tool_is_on('van')) }}

with source as (

    {{ completed_rows(
        'van', 'survey_questions__responses',
        root='survey_questions', root_keys=['survey_question_id']
    ) }}

)

select
    {{ landed_columns() }},

    -- ids
    cast(survey_response_id as {{ dbt.type_string() }}) as van_survey_response_id,
    cast(root__survey_question_id as {{ dbt.type_string() }}) as van_survey_question_id,

    -- strings
    name as survey_response_name,
    medium_name,
    short_name,

    -- numbers
    _dlt_list_idx as position_in_list

from source
