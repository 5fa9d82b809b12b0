{{ touchpoint('consent_event', 'acts.consent_status', 'inbound', 'acts.effective_at', 'consent',
    where="acts.consent_status in ('opted_in', 'opted_out') and acts.effective_basis = 'stated'",
    outcome='acts.consent_status', outcome_class="acts.consent_status",
    channel='acts.channel') }}
