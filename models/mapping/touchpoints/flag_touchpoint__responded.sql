{{ touchpoint('contact_attempt', "'responded'", 'inbound',
    'coalesce(acts.responded_at, acts.occurred_at)', 'responded',
    where="acts.direction = 'inbound' or acts.result in ('replied', 'clicked')",
    local_date='case when acts.responded_at is null then acts.occurred_local_date end',
    channel='acts.channel', campaign='coalesce(acts.campaign_uid, additions.campaign_uid)',
    outcome='acts.result', outcome_class='acts.result_class',
    object='coalesce(acts.campaign_uid, additions.campaign_uid)',
    counterpart='coalesce(acts.actor_person_record_uid, additions.actor_person_record_uid)',
    joins='-- most contacts were copied nowhere
left join ' ~ ref('flag_echo_addition') ~ ' as additions on acts.record_uid = additions.record_uid') }}
