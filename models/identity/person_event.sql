{{ config(
    materialized='kept', touched_by={'person_event_preview': ['person_event_id']}
) }}

-- depends_on: {{ ref('person_event_preview') }}
-- depends_on: {{ ref('person_member_history') }}
{% if throughline.is_partial() -%}
select person_event_id, run_number, occurred_at, event_type, person_id, other_person_id,
    moved_record_count
from {{ ref('person_event_preview') }}
{%- else -%}
with {{ throughline.events_of_history(ref('person_member_history')) }}

select
    cast(events.run_number as {{ dbt.type_string() }}) || '|' || events.event_type
    || '|' || events.person_id || coalesce('|' || events.other_person_id, '') as person_event_id,
    events.*
from events
{%- endif %}
