{# Midnight sharp, by a clock nobody has stated, is a day without a time #}
{%- set bare_date -%}
case
    when worded.time_basis in ('assumed', 'none', 'unknown') and worded.occurred_at = {{ dbt.date_trunc('day', 'worded.occurred_at') }}
        then cast(worded.occurred_at as date)
end
{%- endset -%}

{{ flagged('contact_attempt', derived={
    'occurred_local_date': 'coalesce(worded.occurred_local_date, ' ~ bare_date ~ ', '
        ~ utc_to_local_date('worded.occurred_at', "coalesce(worded.account_timezone, 'UTC')") ~ ')',
    'conversation_uid': 'coalesce(worded.conversation_uid, worded.record_uid)',
    'counts_as_attempt': "coalesce(worded.counts_as_attempt, worded.direction = 'outbound')
        and coalesce(worded.result not in ('not_attempted', 'queued'), true)",
    'result_class': "coalesce(results.result_class, 'unknown')",
    'is_contact': 'coalesce(results.is_contact, false)',
}, joins='-- a result outside the list is refused below
    left join ' ~ ref('ref_contact_result') ~ ' as results on worded.result = results.value',
warn={
    'result_unknown': "result = 'unknown'",
    'no_actor': "method = 'p2p' and actor_person_record_uid is null",
}) }}
