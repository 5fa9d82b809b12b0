{{ accepted('person_tag') }}
