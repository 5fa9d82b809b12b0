with {{ throughline.events_of_history(ref('person_member_history')) }}

select
    cast(run_number as {{ dbt.type_string() }}) || '|' || event_type || '|' || person_id
        || coalesce('|' || other_person_id, '') as person_event_id,
    events.*
from events
