{# What the branches of an attendance have in common. What happens at an event happens on
   the day of its place (`at_event`); signing up and calling off may be done anywhere. #}
{% macro _attendance(verb, occurred_at, suffix, where, outcome_class, at_event=true) -%}
    {{ return(throughline.touchpoint('event_attendance', "'" ~ verb ~ "'", 'inbound', occurred_at, suffix,
        where=where, outcome='acts.attendance_status', outcome_class="'" ~ outcome_class ~ "'",
        channel="case when events.is_virtual then 'web' else 'in_person' end",
        campaign='events.campaign_uid', object='acts.event_shift_uid',
        counterpart='acts.invited_by_person_record_uid',
        local_date=throughline.utc_to_local_date(occurred_at, 'events.event_timezone') if at_event else 'null',
        joins='inner join ' ~ throughline.rolled_up('event_shift') ~ ' as shifts on acts.event_shift_uid = shifts.record_uid
inner join ' ~ throughline.rolled_up('event') ~ ' as events on acts.event_uid = events.record_uid'
    )) }}
{%- endmacro %}
