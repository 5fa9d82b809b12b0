{{ touchpoint('action_submission', "'took_action'", 'inbound', 'acts.submitted_at', 'took_action',
    where="acts.status = 'complete'",
    outcome='acts.action_type', outcome_class="'done'", channel="'web'",
    campaign='acts.campaign_uid', object='acts.campaign_uid',
    counterpart='acts.referrer_person_record_uid') }}
