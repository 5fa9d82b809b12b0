{{ accepted('consent_event') }}
