{{ config(enabled=throughline.tool_is_on('doorsheet')) }}

select
    {{ throughline.conform('doorsheet', 'contact_point', object='mobile',
        id=['doorsheet_person_id'], fields={
        'person_record_uid': throughline.uid('doorsheet', 'person', ['doorsheet_person_id']),
        'contact_point_type': "'phone'",
        'value_raw': 'mobile',
    }) }}
from {{ ref('stg_doorsheet__visits') }}
where mobile <> ''
