{{ throughline.registered('person_pin', key=['record_uid', 'field', 'pinned_at'], columns={
    'record_uid': 'string',
    'field': 'string',
    'pinned_by': 'string',
    'pinned_at': 'timestamp',
    'reason': 'string',
}) }}

select
    record_uid,
    field,
    max(pinned_at) as pinned_at
from registered
group by record_uid, field
