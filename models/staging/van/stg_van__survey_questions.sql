{{ config(enabled=tool_is_on('van')) }}

with source as (

    {{ completed_rows('van', 'survey_questions') }}

)

select
    {{ landed_columns() }},

    -- ids
    cast(survey_question_id as {{ dbt.type_string() }}) as van_survey_question_id,

    -- strings
    name as survey_question_name,
    medium_name,
    short_name,
    type as survey_question_type,
    script_question,
    status,

    -- numbers
    database_mode,
    cycle

from source
