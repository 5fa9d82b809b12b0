{{ touchpoint('donation', "case
        when acts.donation_type = 'dues' then 'paid_dues'
        when acts.recurring_sequence = 1 then 'started_recurring'
        else 'donated'
    end", 'inbound', 'acts.donated_at', 'donated',
    where="acts.amount > 0 and acts.status in ('settled', 'pending')",
    outcome='acts.status', outcome_class="'done'", channel="'web'",
    campaign='acts.campaign_uid', object='acts.campaign_uid') }}
