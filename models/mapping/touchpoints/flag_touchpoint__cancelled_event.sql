{{ _attendance('cancelled_event', 'coalesce(acts.cancelled_at, acts.source_updated_at, shifts.starts_at)', 'cancelled',
    where="acts.attendance_status = 'cancelled'", outcome_class='undone', at_event=false) }}
