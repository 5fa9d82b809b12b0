{{ accepted('person_affiliation') }}
