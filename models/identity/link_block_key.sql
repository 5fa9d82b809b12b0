{% set rules = throughline.linkage_settings()['blocking']['rules'] %}

with record as (

    select * from {{ ref('link_record') }} where not is_weak

)

{% for name, rule in rules.items() %}
{{ throughline.block_rows(name, rule['parts']) }}
{{ 'union all' if not loop.last }}
{% endfor %}
