{{ _attendance('signed_up_for_event', 'coalesce(acts.registered_at, acts.source_created_at)', 'registered',
    where="not acts.is_walk_in and (
        acts.registered_at is not null
        or acts.attendance_status in ('registered', 'confirmed', 'attended', 'no_show', 'cancelled')
    )", outcome_class='intended', at_event=false) }}
