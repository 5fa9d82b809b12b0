{{ touchpoint('person_affiliation', "'left'", 'inbound', 'acts.ends_at', 'left',
    where="acts.status in ('ended', 'lapsed') and acts.ends_at <= acts.extracted_at",
    outcome='acts.affiliation_type', outcome_class="'undone'", object='acts.org_uid') }}
