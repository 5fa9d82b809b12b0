{# The closed lists, seeds/standard/ref_<enum>.csv #}
{% macro _enums() -%}
    {{ return([
        'action_status', 'action_type', 'actor_kind', 'address_type',
        'affiliation_status', 'answer_type', 'attendance_status',
        'campaign_type', 'capture_method', 'channel', 'claim_kind',
        'claim_strength', 'collection_method', 'compliance_domain',
        'confirmation_basis', 'consent_status', 'contact_method',
        'contact_point_type', 'contact_result', 'control_total_basis',
        'deceased_status', 'deletion_basis', 'deliverability', 'direction',
        'donation_status', 'donation_type', 'dues_interval', 'effective_basis',
        'event_role', 'event_status', 'event_type', 'event_visibility',
        'geocode_precision', 'identifier_type', 'legal_weight',
        'message_purpose', 'org_affiliation_type', 'org_type', 'payment_method',
        'person_affiliation_type', 'phone_line_type', 'program_type',
        'quarantine_resolution', 'question_type', 'record_kind',
        'recurring_interval', 'recurring_status', 'relationship_strength',
        'relationship_type', 'response', 'response_basis', 'result_class',
        'scale_direction', 'sender_scope', 'sharing_scope', 'source_id_kind',
        'standard_question', 'standard_tag', 'sync_mode', 'sync_status',
        'tag_category', 'time_basis', 'tool_category', 'tool_status',
        'usage_type', 'voting_action_status', 'voting_action_type',
    ]) }}
{%- endmacro %}

{# The translations of the tools' words, seeds/crosswalks/crosswalk_<enum>.csv #}
{% macro _crosswalks() -%}
    {{ return([
        'action_status', 'action_type', 'address_type', 'affiliation_status',
        'attendance_status', 'campaign_type', 'channel', 'claim_strength',
        'consent_status', 'contact_method', 'contact_result', 'deliverability',
        'event_role', 'event_status', 'event_type', 'identifier_type',
        'payment_method', 'person_affiliation_type', 'question_type',
        'recurring_interval', 'relationship_type', 'response', 'tag',
        'voting_action_status',
    ]) }}
{%- endmacro %}
