{{ accepted('person_address') }}
