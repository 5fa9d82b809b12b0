-- an event still to come has not been hosted yet
{{ touchpoint('event', "'hosted_event'", 'inbound', 'acts.starts_at', 'hosted',
    person='acts.host_person_record_uid',
    where="acts.event_status not in ('cancelled', 'draft') and acts.starts_at <= acts.extracted_at",
    local_date=utc_to_local_date('acts.starts_at', 'acts.event_timezone'), outcome='acts.event_status', outcome_class="'done'",
    channel="case when acts.is_virtual then 'web' else 'in_person' end",
    campaign='acts.campaign_uid', object='acts.record_uid') }}
