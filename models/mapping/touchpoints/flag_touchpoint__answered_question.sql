{# One touch per conversation, however many questions it had #}
{%- set occasion = "coalesce(answers.contact_attempt_uid, answers.action_submission_uid,
            answers.event_attendance_uid, cast(answers.responded_at as " ~ dbt.type_string() ~ "))" -%}

{{ touchpoint('question_response', "'answered_question'", 'inbound', 'acts.responded_at', 'answered',
    where="firsts.place = 1",
    outcome="case when not acts.is_sensitive then acts.response_standard end", outcome_class="'done'",
    channel='attempts.channel', campaign='attempts.campaign_uid', object='acts.question_uid',
    local_date='attempts.occurred_local_date',
    joins='inner join (
    select
        answers.record_uid,
        row_number() over (
            partition by answers.person_record_uid, ' ~ occasion ~ '
            order by answers.responded_at, answers.record_uid
        ) as place
    from ' ~ rolled_up('question_response') ~ " as answers
    where
        answers.response_basis in ('self_reported', 'recorded_by_canvasser')
        and not answers.is_deleted
        and not answers.is_stub
) as firsts on acts.record_uid = firsts.record_uid
-- not every answer was given in a contact
left join " ~ rolled_up('contact_attempt') ~ ' as attempts
    on acts.contact_attempt_uid = attempts.record_uid') }}
