{{ config(enabled=tool_is_on('fictional_crm')) }}

select
    {{ conform('fictional_crm', 'campaign', object='campaign', id=['id'], fields={
        'campaign_name': 'name',
        'campaign_type': 'kind',
        'source_updated_at': 'updated_at',
        'time_basis': "'documented_utc'",
    }) }}
from {{ _fictional_rows('fictional_crm_campaigns') }}
