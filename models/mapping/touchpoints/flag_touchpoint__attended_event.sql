{{ _attendance('attended_event', 'coalesce(acts.attended_at, shifts.starts_at, events.starts_at)', 'attended',
    where="acts.attendance_status = 'attended' and acts.role in ('attendee', 'unknown')",
    outcome_class='done') }}
