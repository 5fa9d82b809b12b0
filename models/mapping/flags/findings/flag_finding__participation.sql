with repeated_attendance as (

    select
        tool_slug,
        account_slug,
        max(loaded_at) as loaded_at
    from {{ ref('mds_event_attendance') }}
    where not is_deleted
    group by tool_slug, account_slug, person_record_uid, event_shift_uid, role
    having count(*) > 1

),

rapid_submissions as (

    select
        tool_slug,
        account_slug,
        floor({{ epoch_seconds('submitted_at') }} / 3600) as clock_hour,
        max(loaded_at) as loaded_at
    from {{ ref('mds_action_submission') }}
    where not is_deleted
    group by tool_slug, account_slug, person_record_uid, clock_hour
    having count(*) > 20

),

current_answers as (

    select
        answers.tool_slug,
        answers.account_slug,
        max(answers.loaded_at) as loaded_at
    from {{ ref('mds_question_response') }} as answers
    inner join {{ ref('mds_question') }} as questions
        on answers.question_uid = questions.record_uid
    where answers.is_current and not answers.is_deleted and questions.answer_type = 'single'
    group by
        answers.tool_slug, answers.account_slug, answers.person_record_uid, answers.question_uid
    having count(*) > 1

)

{{ finding('event_attendance', 'repeated_attendance', 'repeated_attendance', 'true') }}
union all
{{ finding('event_attendance', 'attended_cancelled_event', ref('mds_event_attendance'),
    "broken.attendance_status = 'attended' and not broken.is_deleted"
    ~ " and events.event_status = 'cancelled'",
    joins='inner join ' ~ ref('mds_event') ~ ' as events
    on broken.event_uid = events.record_uid'
) }}
union all
{{ finding('action_submission', 'rapid_submissions', 'rapid_submissions', 'true') }}
union all
{{ finding('question_response', 'several_current_answers', 'current_answers', 'true') }}
