{{ touchpoint('relationship', "'recruited_someone'", 'inbound', 'acts.starts_at', 'recruited',
    person='acts.from_person_record_uid', where="acts.relationship_type = 'recruited'",
    outcome='acts.relationship_type', outcome_class="'done'",
    object='acts.to_person_record_uid', counterpart='acts.to_person_record_uid') }}
