{# The branches of mds_touchpoint, models/mapping/touchpoints/flag_touchpoint__<branch>.sql #}
{% macro _touchpoints() -%}
    {{ return([
        'answered_question', 'assessed', 'attended_event', 'cancelled_event', 'cohosted_event', 'consent',
        'contacted', 'did_outreach', 'donated', 'hosted_event', 'joined', 'left', 'missed_event',
        'recruited_someone', 'responded', 'signed_up_for_event', 'took_action', 'volunteered_shift',
        'voting_action',
    ]) }}
{%- endmacro %}

{# The entities whose rows are acts #}
{% macro _touchpoint_entities() -%}
    {{ return([
        'action_submission', 'consent_event', 'contact_attempt', 'donation', 'event', 'event_attendance',
        'person_affiliation', 'question_response', 'relationship', 'voting_action',
    ]) }}
{%- endmacro %}

{# What every branch gives, in this order #}
{% macro _touchpoint_columns() -%}
    {{ return([
        'touchpoint_uid', 'person_record_uid', 'occurred_at', 'occurred_local_date', 'source_created_at',
        'direction', 'verb', 'channel', 'campaign_uid', 'outcome', 'outcome_class', 'ladder_outcome',
        'object_uid', 'counterpart_person_record_uid', 'weight', 'owner_org_uid', 'tool_slug',
        'account_slug', 'source_entity', 'source_record_uid', 'native_uid', 'is_echo', 'loaded_at',
    ]) }}
{%- endmacro %}
