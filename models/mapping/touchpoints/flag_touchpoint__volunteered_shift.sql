{{ _attendance('volunteered_shift', 'coalesce(shifts.starts_at, events.starts_at, acts.attended_at)', 'volunteered',
    where="acts.attendance_status = 'attended' and acts.role in ('volunteer', 'lead')",
    outcome_class='done') }}
