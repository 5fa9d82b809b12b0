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
    inner join {{ rolled_up('question') }} as questions
        on answers.question_uid = questions.record_uid
    where answers.is_current and not answers.is_deleted and questions.answer_type = 'single'
    group by
        answers.tool_slug, answers.account_slug, answers.person_record_uid, answers.question_uid
    having count(*) > 1

),

-- what was taken back later was part of it all the same
divided_payments as (

    select
        tool_slug,
        account_slug,
        max(loaded_at) as loaded_at
    from {{ ref('mds_donation') }}
    where
        not is_deleted
        and amount > 0
        and payment_source_id is not null
        and payment_amount is not null
    group by tool_slug, account_slug, payment_source_id
    having sum(amount) <> max(payment_amount)

),

-- the currency that most gifts of an account are in
currencies as (

    select
        tool_slug,
        account_slug,
        currency,
        row_number() over (
            partition by tool_slug, account_slug order by count(*) desc, currency
        ) as place
    from {{ ref('mds_donation') }}
    where not is_deleted
    group by tool_slug, account_slug, currency

)

{{ finding('event_attendance', 'repeated_attendance', 'repeated_attendance', 'true') }}
union all
{{ finding('event_attendance', 'attended_cancelled_event', rolled_up('event_attendance'),
    "broken.attendance_status = 'attended' and not broken.is_deleted"
    ~ " and events.event_status = 'cancelled'",
    joins='inner join ' ~ rolled_up('event') ~ ' as events
    on broken.event_uid = events.record_uid'
) }}
union all
{{ finding('event_attendance', 'attended_before_start', ref('mds_event_attendance'),
    'not broken.is_deleted and broken.attended_at < ' ~ dbt.dateadd('hour', -2, 'shifts.starts_at'),
    joins='inner join ' ~ ref('mds_event_shift') ~ ' as shifts
    on broken.event_shift_uid = shifts.record_uid'
) }}
union all
{{ finding('action_submission', 'rapid_submissions', 'rapid_submissions', 'true') }}
union all
{{ finding('question_response', 'several_current_answers', 'current_answers', 'true') }}
union all
-- a question tells of its answers the ends of a scale, or that they are yes and no
{{ finding('question_response', 'answer_not_offered', rolled_up('question_response'),
    "not broken.is_deleted and (
    questions.answer_type = 'scale'
    and (broken.response_number < questions.scale_min or broken.response_number > questions.scale_max)
    or questions.answer_type = 'boolean' and broken.response_standard not in ('yes', 'no', 'unknown')
)",
    joins='inner join ' ~ rolled_up('question') ~ ' as questions
    on broken.question_uid = questions.record_uid'
) }}
union all
{{ finding('donation', 'parts_not_total', 'divided_payments', 'true') }}
union all
{{ finding('donation', 'other_currency', ref('mds_donation'), 'not broken.is_deleted',
    joins='inner join currencies
    on broken.tool_slug = currencies.tool_slug and broken.account_slug = currencies.account_slug
    and broken.currency = currencies.currency and currencies.place > 1'
) }}
