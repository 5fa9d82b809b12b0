{{ config(enabled=tool_is_on('van')) }}

with source as (

    {{ completed_rows('van', 'contacts_survey_responses') }}

)

select
    {{ landed_columns() }},

    -- ids
    cast(contacts_survey_response_id as {{ dbt.type_string() }}) as van_answer_id,
    cast(van_id as {{ dbt.type_string() }}) as van_person_id,
    cast(contacts_contact_id as {{ dbt.type_string() }}) as van_contact_id,
    cast(survey_question_id as {{ dbt.type_string() }}) as van_survey_question_id,
    cast(survey_response_id as {{ dbt.type_string() }}) as van_survey_response_id,
    cast(contact_type_id as {{ dbt.type_string() }}) as van_contact_type_id,
    cast(input_type_id as {{ dbt.type_string() }}) as van_input_type_id,
    cast(canvassed_by as {{ dbt.type_string() }}) as van_user_id,
    cast(campaign_id as {{ dbt.type_string() }}) as van_campaign_id,

    -- numbers
    database_mode,

    -- timestamps
    date_canvassed as canvassed_at,
    date_created as created_at,
    date_modified as updated_at,
    date_suppressed as suppressed_at

from source
