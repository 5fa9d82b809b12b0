{{ touchpoint('contact_attempt', "'contacted'", 'outbound', 'acts.occurred_at', 'contacted',
    where="acts.direction = 'outbound' and acts.counts_as_attempt",
    local_date='acts.occurred_local_date', channel='acts.channel',
    campaign='coalesce(acts.campaign_uid, additions.campaign_uid)',
    outcome='acts.result', outcome_class='acts.result_class',
    ladder_outcome="case when acts.is_contact then 'reached' end",
    object='coalesce(acts.campaign_uid, additions.campaign_uid)',
    counterpart='coalesce(acts.actor_person_record_uid, additions.actor_person_record_uid)',
    joins='-- most contacts were copied nowhere
left join ' ~ ref('flag_echo_addition') ~ ' as additions on acts.record_uid = additions.record_uid') }}
