{# The branches of mds_touchpoint, models/mapping/touchpoints/flag_touchpoint__<branch>.sql #}
{% macro _touchpoints() -%}
    {{ return([
        'answered_question', 'assessed', 'attended_event', 'cancelled_event', 'cohosted_event', 'consent',
        'contacted', 'did_outreach', 'donated', 'hosted_event', 'joined', 'left', 'missed_event',
        'recruited_someone', 'responded', 'signed_up_for_event', 'took_action', 'volunteered_shift',
        'voting_action',
    ]) }}
{%- endmacro %}
