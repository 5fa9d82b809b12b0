{%- set registering = "acts.voting_action_type in ('registration', 'registration_update', 'pre_registration')" -%}

{{ touchpoint('voting_action', "case
        when " ~ registering ~ " and acts.status in ('submitted', 'received', 'confirmed', 'cured')
            then 'registered_to_vote'
        when " ~ registering ~ " then 'started_registration'
        when acts.voting_action_type = 'mail_ballot_request' then 'requested_ballot'
        when acts.voting_action_type in ('mail_ballot_return', 'early_vote', 'election_day_vote')
            and acts.status in ('submitted', 'mailed', 'received', 'confirmed', 'cured')
            then 'voted'
        when acts.voting_action_type = 'vote_plan' then 'planned_to_vote'
        else 'took_voting_step'
    end", 'inbound',
    'coalesce(acts.confirmed_at, acts.received_at, acts.mailed_at, acts.submitted_at, acts.started_at)',
    'voting', where="acts.status not in ('rejected', 'ineligible', 'abandoned')",
    outcome='acts.status', outcome_class="'done'",
    campaign='acts.campaign_uid', object='acts.campaign_uid',
    counterpart='acts.canvasser_person_record_uid') }}
