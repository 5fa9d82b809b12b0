{{ _attendance('hosted_event', 'coalesce(events.starts_at, shifts.starts_at)', 'hosted',
    where="acts.attendance_status = 'attended'
    and acts.role in ('host', 'cohost')
    and coalesce(events.host_person_record_uid <> acts.person_record_uid, true)",
    outcome_class='done') }}
