{{ config(enabled=throughline.tool_is_on('doorsheet')) }}

select
    {{ throughline.conform('doorsheet', 'person_record', object='person',
        id=['doorsheet_person_id'], fields={
        'record_kind': "'contact'",
        'given_name': 'first_name',
        'family_name': 'last_name',
        'birth_date_raw': 'born_on',
        'first_seen_at': 'visited_at',
        'x_building': 'building',
    }) }}
from {{ ref('stg_doorsheet__visits') }}
