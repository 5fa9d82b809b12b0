{{ accepted('contact_point') }}
