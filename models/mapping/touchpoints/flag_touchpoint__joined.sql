{{ touchpoint('person_affiliation', "case
        when acts.affiliation_type in ('chapter_leader', 'board', 'organizer') then 'became_leader'
        else 'joined'
    end", 'inbound', 'acts.starts_at', 'joined',
    where="acts.status not in ('prospect', 'pending', 'blocked')",
    outcome='acts.affiliation_type', outcome_class="'done'",
    ladder_outcome="case
        when acts.affiliation_type in ('chapter_leader', 'board', 'organizer') then '*'
        else acts.affiliation_type
    end",
    object='acts.org_uid', counterpart='acts.supervisor_person_record_uid') }}
