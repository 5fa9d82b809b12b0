{{ touchpoint('contact_attempt', "'responded'", 'inbound',
    'coalesce(acts.responded_at, acts.occurred_at)', 'responded',
    where="acts.direction = 'inbound' or acts.result in ('replied', 'clicked')",
    local_date='case when acts.responded_at is null then acts.occurred_local_date end',
    channel='acts.channel', campaign='acts.campaign_uid',
    outcome='acts.result', outcome_class='acts.result_class',
    object='acts.campaign_uid', counterpart='acts.actor_person_record_uid') }}
