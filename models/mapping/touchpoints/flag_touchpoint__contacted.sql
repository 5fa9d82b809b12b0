{{ touchpoint('contact_attempt', "'contacted'", 'outbound', 'acts.occurred_at', 'contacted',
    where="acts.direction = 'outbound' and acts.counts_as_attempt",
    local_date='acts.occurred_local_date', channel='acts.channel', campaign='acts.campaign_uid',
    outcome='acts.result', outcome_class='acts.result_class',
    ladder_outcome="case when acts.is_contact then 'reached' end",
    object='acts.campaign_uid', counterpart='acts.actor_person_record_uid') }}
