-- what no rule refuses is in the standard, what one refuses is in the quarantine
{% for entity in _tool_fed_entities() -%}
select
    '{{ entity }}' as entity,
    flagged.record_uid
from {{ ref('flag_' ~ entity) }} as flagged
left join {{ ref('mds_' ~ entity) }} as kept
    on flagged.record_uid = kept.record_uid and not kept.is_stub
left join {{ ref('mds_quarantine') }} as refused
    on
        refused.entity = '{{ entity }}'
        and refused.resolution in ('open', 'accepted')
        and coalesce(flagged.record_uid, '') = coalesce(refused.record_uid, '')
where
    (trim(flagged.rejecting_rules) = '' and kept.record_uid is null)
    or (trim(flagged.rejecting_rules) <> '' and refused.quarantine_uid is null)
{{ 'union all' if not loop.last }}
{% endfor %}
