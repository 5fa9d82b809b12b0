{{ accepted('person_identifier') }}
