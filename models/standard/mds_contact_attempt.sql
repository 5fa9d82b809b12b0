{{ accepted('contact_attempt') }}
