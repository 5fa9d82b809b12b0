{{ accepted('event_attendance') }}
