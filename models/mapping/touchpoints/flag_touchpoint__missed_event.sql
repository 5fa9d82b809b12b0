{{ _attendance('missed_event', 'coalesce(shifts.starts_at, events.starts_at)', 'missed',
    where="acts.attendance_status = 'no_show'", outcome_class='undone') }}
