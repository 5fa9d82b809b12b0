{{ config(enabled=tool_is_on('action_network')) }}

{%- set pages = {
    'petition': 'petition',
    'form': 'form',
    'fundraising_page': 'fundraising_page',
    'event_campaign': 'event_series',
} %}

{% for page, campaign_type in pages.items() %}
{%- set creator = uid('action_network', 'person', ['action_network_creator_id']) %}
select
    {{ conform('action_network', 'campaign', object=page,
        id=['action_network_' ~ page ~ '_id'], fields={
        'campaign_name': page ~ '_name',
        'campaign_type': "'" ~ campaign_type ~ "'",
        'channel': "'web'",
        'starts_at': 'created_at',
        'public_url': 'browser_url',
        'created_by_person_record_uid': creator,
        'source_created_at': 'created_at',
        'source_updated_at': 'updated_at',
        'time_basis': "'offset_in_value'",
    }) }}
from {{ ref('stg_action_network__' ~ page ~ 's') }}
{% if not loop.last %}union all{% endif %}
{% endfor %}
