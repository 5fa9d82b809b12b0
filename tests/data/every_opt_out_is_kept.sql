-- an opt-out is never refused, whatever it lacks
select flagged.record_uid
from {{ ref('flag_consent_event') }} as flagged
left join {{ ref('mds_consent_event') }} as kept on flagged.record_uid = kept.record_uid
where flagged.consent_status = 'opted_out' and kept.record_uid is null
